import type { ReactiveController, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { copyText } from '../clipboard.ts';
import type { Inspector } from '../inspector.ts';
import type { Payload } from '../record/payload.ts';
import { base64Pieces } from '../text/base64.ts';
import { encoded, hexPieces } from './bytes.ts';
import { contentView } from './content-view.ts';
import { prettyJson } from './json-pretty.ts';
import { Reading, type View } from './reading.ts';
import { joinedInSlices } from './sliced.ts';

const views = ['text', 'json', 'hex'] as const;

/** A form in which a message is copied. */
type Form = View | 'base64';

/**
 * A message: as text, JSON or hex, as was chosen last, and the buttons that copy it. Out of the page,
 * nothing is read; back in it, the message is read anew.
 */
export class MessageView implements ReactiveController {
  readonly #inspector: Inspector;
  #chosen: View | undefined;
  #id = '';
  #reading: Reading | undefined;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
    inspector.host.addController(this);
  }

  hostDisconnected(): void {
    this.end();
  }

  hostUpdated(): void {
    if (!this.#inspector.host.isConnected) this.end();
  }

  /** @param id Tells messages apart that are the same otherwise. */
  view(id: string, data: Payload): TemplateResult {
    const { texts } = this.#inspector;
    const reading = this.#readingOf(id, data);
    const shown = reading.view(this.#chosen);
    if (!shown) {
      return html`<p class="note">${data instanceof Blob ? texts.reading : texts.notKept}</p>`;
    }
    const { json } = reading;
    const fault =
      this.#chosen === 'json' && json.is === 'other' && typeof data === 'string' && data
        ? html`<p class="note">${texts.notJson(json.fault + 1)}</p>`
        : nothing;
    return html`<div class="choices">
        <fieldset part="detail-views">
          <legend class="unseen">${texts.showAs}</legend>
          ${views.map((each) => this.#choice(each, each === shown, reading))}
        </fieldset>
        <div part="detail-copy" role="group" aria-label=${texts.copyAs}>
          <span aria-hidden="true">${texts.copyAs}</span>
          ${[...views, 'base64' as const].map((form) => this.#copyButton(form, reading))}
        </div>
      </div>
      ${fault}${contentView(shown, reading, this.#inspector)}`;
  }

  /** Lets go of the message. */
  end(): void {
    this.#reading?.end();
    this.#reading = undefined;
  }

  #readingOf(id: string, data: Payload): Reading {
    if (this.#reading?.data !== data || this.#id !== id) {
      this.#reading?.end();
      this.#reading = new Reading(data, this.#update);
      this.#id = id;
    }
    return this.#reading as Reading;
  }

  #choice(view: View, isShown: boolean, reading: Reading): TemplateResult {
    const choose = (): void => {
      this.#chosen = view;
      this.#update();
    };
    return html`<label
      ><input type="radio" name="detail-view" .checked=${isShown} ?disabled=${!reading.can(view)}
        @change=${choose} /><span>${this.#nameOf(view)}</span></label
    >`;
  }

  #copyButton(form: Form, reading: Reading): TemplateResult {
    const isPossible = form === 'base64' || reading.canCopy(form);
    return html`<button type="button" class="quiet" data-form=${form} ?disabled=${!isPossible}
      @click=${() => this.#copy(form, reading)}>${this.#nameOf(form)}</button>`;
  }

  async #copy(form: Form, reading: Reading): Promise<void> {
    const { texts } = this.#inspector;
    try {
      await copyText(await joinedInSlices(piecesOf(form, reading)));
      this.#inspector.say(texts.copiedAs(this.#nameOf(form)));
    } catch {
      this.#inspector.say(texts.copyFailed);
    }
  }

  #nameOf(form: Form): string {
    const { asText, asJson, asHex, asBase64 } = this.#inspector.texts;
    return { text: asText, json: asJson, hex: asHex, base64: asBase64 }[form];
  }

  readonly #update = (): void => this.#inspector.host.requestUpdate();
}

/** The whole of a message in a form, in pieces. */
function* piecesOf(form: Form, { data, text = '' }: Reading): Generator<string | undefined> {
  if (form === 'text') yield text;
  else if (form === 'json') yield* prettyJson(text);
  else {
    const bytes = data instanceof Uint8Array ? data : yield* encoded(text);
    yield* form === 'hex' ? hexPieces(bytes) : base64Pieces(bytes);
  }
}
