import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Inspector } from '../inspector.ts';
import { withNames } from '../text/printable.ts';
import { withoutSecrets } from '../text/secrets.ts';
import { connect } from '../watch/connect.ts';
import { addressOf } from './address.ts';
import type { LifeWatch } from './life-watch.ts';
import type { TrafficMeter } from './traffic-meter.ts';

/** The facts of the link, in a line below the buttons. */
export class StatusLine {
  readonly #inspector: Inspector;
  readonly #watch: LifeWatch;

  constructor(inspector: Inspector, watch: LifeWatch) {
    this.#inspector = inspector;
    this.#watch = watch;
  }

  /** @param seconds The whole seconds before the next attempt. */
  view(seconds: number): TemplateResult | typeof nothing {
    const { source, texts } = this.#inspector;
    if (!source) return nothing;
    const { life } = this.#watch;
    const now = life.now();
    const url = addressOf(source.url) || life.url;
    return html`<dl part="facts">
      ${url && this.#fact(texts.linkAddress, foreign(withoutSecrets(url)), 'address')}
      ${source.protocol && this.#fact(texts.linkSubprotocol, foreign(source.protocol))}
      ${this.#retry(seconds)} ${this.#uptime(now)}
      ${this.#fact(source.connects ? texts.linkSent : texts.linkSentHere, this.#traffic(life.sent, now))}
      ${this.#fact(texts.linkReceived, this.#traffic(life.received, now))}
    </dl>`;
  }

  #fact(name: string, value: unknown, kind = ''): TemplateResult {
    return html`<div part="fact" class=${kind}><dt>${name}</dt><dd>${value}</dd></div>`;
  }

  #retry(seconds: number): TemplateResult | typeof nothing {
    const { source, recorder, texts, readOnly } = this.#inspector;
    const { wait } = recorder;
    const { attempt } = this.#watch.life;
    if (source?.state === 'connecting' && attempt) return this.#fact(texts.linkRetry, attempt);
    if (source?.state !== 'waiting') return nothing;
    const when = wait && texts.linkRetryIn(wait.entry.attempt, seconds);
    const button = html`<button part="try-now" type="button" @click=${this.#tryNow}>
      ${texts.tryNow}
    </button>`;
    return this.#fact(texts.linkRetry, [when, readOnly ? nothing : button]);
  }

  #uptime(now: number): TemplateResult | typeof nothing {
    const { texts } = this.#inspector;
    const { link } = this.#watch.life;
    if (!link) return nothing;
    const time = Math.floor((now - link.since) / 1000) * 1000;
    return this.#fact(
      texts.linkUptime,
      link.sawOpening ? texts.duration(time) : texts.atLeast(time),
    );
  }

  #traffic(meter: TrafficMeter, now: number): TemplateResult {
    const { texts } = this.#inspector;
    const total = texts.traffic(meter.messages, meter.bytes);
    // Without a link nothing goes on, and nothing renders it again.
    if (!this.#watch.life.link) return html`${total}`;
    const { messages, bytes } = meter.perSecond(now);
    return html`${total} <span class="rate">${texts.trafficRate(messages, bytes)}</span>`;
  }

  readonly #tryNow = (): void => connect(this.#inspector);
}

/** Text that is not ours, which nothing in it can pretend to be. */
function foreign(text: string): TemplateResult {
  return html`<bdi dir="auto">${withNames(text)}</bdi>`;
}
