import type { ExportFormat } from './export-log.ts';

/**
 * The name of a file with a log: the server's host and the moment, as far as file systems take them.
 * @param date In local time: that is what the user's clock says.
 */
export function fileName(url: string, date: Date, format: ExportFormat): string {
  const host = /^\w+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(url)?.[1] ?? '';
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const times = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const stamp = [parts, times].map((list) => list.map(twoDigits).join('-')).join('T');
  return [host.replace(/[^\w.-]+/g, '-'), stamp].filter(Boolean).join('_').concat(`.${format}`);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
