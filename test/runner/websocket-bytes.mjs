import { createHash } from 'node:crypto';

/** RFC 6455, section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const RIGHT = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Accept: {accept}',
  '',
  '',
].join('\r\n');

/** The answer to a handshake: `reply`, with `{accept}` for what RFC 6455 wants there. */
export function handshakeReply({ headers }, reply = RIGHT) {
  const accept = createHash('sha1')
    .update(`${headers['sec-websocket-key']}${GUID}`)
    .digest('base64');
  return reply.replace('{accept}', accept);
}

/** Tells of every frame that arrives, unmasked. */
export function readFrames(socket, tell) {
  let chunks = [];
  let arrived = 0;
  let wanted = 2;
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    arrived += chunk.length;
    while (arrived >= wanted) {
      const bytes = Buffer.concat(chunks);
      const size = frameSize(bytes);
      chunks = [bytes];
      wanted = size;
      if (bytes.length < size) continue;
      tell(readFrame(bytes.subarray(0, size)));
      chunks = [bytes.subarray(size)];
      arrived = bytes.length - size;
      wanted = 2;
    }
  });
}

/** How many bytes the frame has, or must have for that to be known. */
function frameSize(bytes) {
  const { start, length } = extent(bytes);
  return start > bytes.length ? start : start + length;
}

function extent(bytes) {
  const short = bytes[1] & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extra + (bytes[1] & 0x80 ? 4 : 0);
  if (start > bytes.length) return { start, length: 0 };
  if (extra === 2) return { start, length: bytes.readUInt16BE(2) };
  return { start, length: extra ? Number(bytes.readBigUInt64BE(2)) : short };
}

function readFrame(bytes) {
  const { start } = extent(bytes);
  const isMasked = bytes[1] >= 0x80;
  const payload = Buffer.from(bytes.subarray(start));
  if (isMasked) {
    const mask = bytes.subarray(start - 4, start);
    for (let at = 0; at < payload.length; at++) payload[at] ^= mask[at % 4];
  }
  return {
    isFinal: bytes[0] >= 0x80,
    reserved: (bytes[0] >> 4) & 7,
    opcode: bytes[0] & 15,
    isMasked,
    payload,
  };
}
