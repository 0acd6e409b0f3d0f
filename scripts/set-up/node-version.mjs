import { PlainFailure } from './plain-failure.mjs';

/** Vite 8 needs 20.19 or newer of Node 20, 22.12 or newer of Node 22, or anything later. */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

export function checkNodeVersion(version = process.versions.node) {
  if (isSupported(version)) return;
  throw new PlainFailure(
    `This needs Node 20.19 or newer (of Node 22: 22.12 or newer), and this is Node ${version}: get one from https://nodejs.org.`,
  );
}
