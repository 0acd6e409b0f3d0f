import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { printableRuns } from './printable.ts';

/** A text made safe to look at, the names in it marked: the one way in which text of others is shown. */
export function printed(text: string): (string | TemplateResult)[] {
  return printableRuns(text).map(({ text: run, named }) =>
    named ? html`<span class="named">${run}</span>` : run,
  );
}
