import { measureThroughput } from './measures/throughput.ts';
import { Stage } from './stage.ts';

const stage = await Stage.open();
try {
  await measureThroughput(stage, { quick: process.argv.includes('--quick') });
} finally {
  await stage.close();
}
