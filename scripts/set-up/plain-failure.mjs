/** A failure that is told in one sentence, without a stack. */
export class PlainFailure extends Error {
  name = 'PlainFailure';
}

/** Runs a command's main function; a `PlainFailure` ends it with its sentence and exit code 1. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof PlainFailure)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
