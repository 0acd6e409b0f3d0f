import { DomPortal, PortalModule } from '@angular/cdk/portal';
import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  computed,
  type ElementRef,
  signal,
  viewChild,
} from '@angular/core';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import { feedOptions } from './feed-options';
import { RoomList } from './room-list';
import { settingsOf } from './settings';

@Component({
  selector: 'app-root',
  imports: [PortalModule, RoomList],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './app.html',
})
export class App {
  protected readonly settings = settingsOf(location.search);
  protected readonly room = signal('feed');
  protected readonly options = signal(feedOptions(400));
  protected readonly isShown = signal(true);
  protected readonly isElsewhere = signal(false);
  protected readonly heard = signal<readonly string[]>([]);

  private readonly feed = viewChild<ElementRef<HeartbeatSocketElement>>('feed');
  private readonly movable = viewChild.required<ElementRef<HTMLElement>>('movable');
  protected readonly portal = computed(() => new DomPortal(this.movable()));

  protected send(text: string): void {
    this.feed()?.nativeElement.send(text);
  }

  protected render(heartTime: number): void {
    this.options.set(feedOptions(heartTime));
  }

  protected hear({ type }: Event, fact: unknown = ''): void {
    this.heard.update((lines) => [...lines, `${type} ${fact}`.trim()]);
  }
}
