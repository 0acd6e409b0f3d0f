import type { SVGTemplateResult, TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';
import type { Inspector } from '../inspector.ts';
import type { ConsoleTexts } from '../texts.ts';
import type { Source } from '../watch/source.ts';
import {
  bandHeight,
  bandShape,
  chartHeight,
  chartOf,
  chartWidth,
  lossShape,
  plotFoot,
  plotTop,
} from './life-chart.ts';
import { summaryOf } from './life-summary.ts';
import type { LifeWatch } from './life-watch.ts';
import { type Phase, phases } from './phase-track.ts';

/** How much of the past is shown, in minutes. */
const minutes = 5;

/** A drawing lasts so long, in milliseconds: a little less than the timer's second. */
const shortestGap = 900;

/** A drawing, and what it was made of. */
interface Drawing {
  readonly at: number;
  readonly texts: ConsoleTexts;
  readonly source: Source | undefined;
  readonly picture: TemplateResult;
}

/** The round trips of the link, and when it was open, waiting or dead. */
export class LifePanel {
  readonly #inspector: Inspector;
  readonly #watch: LifeWatch;
  #drawing: Drawing | undefined;

  constructor(inspector: Inspector, watch: LifeWatch) {
    this.#inspector = inspector;
    this.#watch = watch;
  }

  view(): TemplateResult {
    this.#watch.markCharted();
    if (!this.#drawing || this.#isStale(this.#drawing)) this.#drawing = this.#draw();
    return this.#drawing.picture;
  }

  #isStale({ at, texts, source }: Drawing): boolean {
    if (texts !== this.#inspector.texts || source !== this.#inspector.source) return true;
    return performance.now() - at >= shortestGap && !document.hidden;
  }

  #draw(): Drawing {
    const { texts, source } = this.#inspector;
    const { life } = this.#watch;
    const now = life.now();
    const from = now - minutes * 60_000;
    const nameOf = (phase: Phase) => texts[phase];
    const picture = html`<figure class="life" tabindex="0" aria-label=${texts.life}>
      ${this.#chart(from, now)}
      <ul>
        ${phases.map((phase) => sample(phase, bandShape[phase](0, 20), nameOf(phase)))}
        ${sample('round-trips', 'M10 12V4', texts.roundTrip)}
        ${sample('losses', lossShape(10, 1, bandHeight), texts.loss)}
      </ul>
      <figcaption>
        ${texts.lifeSummary(minutes, summaryOf(life, from, now), nameOf)}
        ${source && !source.connects ? html`<br />${texts.plainHasNoRoundTrips}` : nothing}
      </figcaption>
    </figure>`;
    return { at: performance.now(), texts, source, picture };
  }

  #chart(from: number, to: number): TemplateResult {
    const { texts } = this.#inspector;
    const chart = chartOf(this.#watch.life, from, to);
    return html`<div class="chart">
      <div class="scale" aria-hidden="true">
        <span>${texts.duration(chart.scale)}</span><span>0</span>
      </div>
      <svg
        role="img"
        aria-label=${texts.lifeChart}
        viewBox="0 0 ${chartWidth} ${chartHeight}"
        preserveAspectRatio="none"
      >
        ${line('grid', `M0 ${plotTop}H${chartWidth}M0 ${plotFoot}H${chartWidth}`)}
        ${phases.map((phase) => line(phase, chart.phases[phase]))}
        ${line('round-trips', chart.roundTrips)} ${line('losses', chart.losses)}
      </svg>
      <div class="span" aria-hidden="true">
        <span>${texts.minutesAgo(minutes)}</span><span>${texts.now}</span>
      </div>
    </div>`;
  }
}

/** A path whose strokes keep their width, however the chart is stretched. */
function line(kind: string, path: string): SVGTemplateResult {
  return svg`<path class=${kind} d=${path} vector-effect="non-scaling-stroke"></path>`;
}

/** What a shape in the chart means. */
function sample(kind: string, path: string, name: string): TemplateResult {
  return html`<li>
    <svg aria-hidden="true" width="20" height=${bandHeight} viewBox="0 0 20 ${bandHeight}">
      ${line(kind, path)}
    </svg>
    ${name}
  </li>`;
}
