import { beats, type Row } from '../row.ts';

/** Links that the network breaks. */
export const network: readonly Row[] = [
  {
    name: 'TCP reset',
    face: 'class',
    act: (stage) => stage.both((server) => server.reset()),
    sees: 'close 1006 network, reconnecting 1, open 1',
    detection: 'bare',
    recovery: 'wait',
    left: { open: 1 },
  },
  {
    name: 'FIN without a close frame',
    face: 'element',
    act: (stage) => stage.both((server) => server.finish()),
    sees: 'close 1006 network, reconnecting 1, open 1',
    detection: 'bare',
    recovery: 'wait',
    left: { open: 1 },
  },
  {
    name: 'half-open: the server stops reading and answering',
    face: 'element',
    options: beats,
    act: (stage) => stage.both((server) => server.freeze()),
    sees: 'close 1006 heart-timeout, reconnecting 1, open 1',
    detection: 'heartbeat',
    recovery: 'wait',
    left: { open: 1, frozen: 1 },
  },
  {
    name: 'half-open, and nothing to say but heartbeats',
    face: 'class',
    options: beats,
    pace: 0,
    act: (stage) => stage.both((server) => server.freeze()),
    sees: 'close 1006 heart-timeout, reconnecting 1, open 1',
    detection: 'heartbeat',
    recovery: 'wait',
    left: { open: 1, frozen: 1 },
  },
];
