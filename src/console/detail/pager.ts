import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ConsoleTexts } from '../texts.ts';

/** Pages to turn. */
export interface Pages {
  /** In front of the field. */
  readonly label: string;
  /** The one that is shown, from 0. */
  readonly page: number;
  /** How many there are. */
  readonly pages: number;
  readonly texts: ConsoleTexts;
  readonly go: (page: number) => void;
}

/** The buttons and the field that turn pages; nothing, where there is only one. */
export function pagerView(all: Pages): TemplateResult | typeof nothing {
  const { label, page, pages, texts, go } = all;
  if (pages <= 1) return nothing;
  const entered = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const next = Math.min(Math.max(Math.floor(Number(field.value)) || 1, 1), pages);
    field.value = String(next);
    go(next - 1);
  };
  return html`<div part="detail-pager">
    ${turnView('‹', texts.previousPage, page > 0, () => go(page - 1))}
    <label>${label}
      <input type="number" min="1" max=${pages} .value=${String(page + 1)} @change=${entered} /></label>
    <span>${texts.ofPages(pages)}</span>
    ${turnView('›', texts.nextPage, page < pages - 1, () => go(page + 1))}
  </div>`;
}

function turnView(mark: string, name: string, isPossible: boolean, turn: () => void) {
  return html`<button type="button" class="quiet" aria-label=${name} title=${name}
    ?disabled=${!isPossible} @click=${turn}><span aria-hidden="true">${mark}</span></button>`;
}
