import { Component, CUSTOM_ELEMENTS_SCHEMA, input, signal } from '@angular/core';

@Component({
  selector: 'app-room-list',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <ul id="rooms">
      @for (room of rooms(); track room) {
        <li>
          Room {{ room }}
          <heartbeat-socket [id]="'room-' + room" [url]="server() + room" />
        </li>
      }
    </ul>
    <button id="reverse" type="button" (click)="reverse()">Reverse the rooms</button>
  `,
})
export class RoomList {
  readonly server = input.required<string>();
  protected readonly rooms = signal(['a', 'b', 'c']);

  protected reverse(): void {
    this.rooms.update((rooms) => [...rooms].reverse());
  }
}
