import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IsLeavable } from '../../../platform/http/rules.js';
import { type Channel, channelNames } from './channel.js';

export class ConsentRequest {
  @IsBoolean()
  given!: boolean;

  /** Of the text that was read; needed to give consent, never to withdraw it. */
  @IsLeavable()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  textVersion?: number;
}

/** What a person decides on, in both languages. */
export class ConsentText {
  version!: number;
  id!: string;
  en!: string;
}

export class ConsentDecision {
  given!: boolean;
  at!: Date;
  textVersion!: number;
}

/** Whether a person is reminded by a channel, and why. */
export class ConsentView {
  @ApiProperty({ enum: channelNames })
  channel!: Channel;
  /** Whether reminders go out by it. */
  active!: boolean;
  text!: ConsentText;
  /** The last decision; null when there was none, and the channel is as it is for everyone who did not decide. */
  decision!: ConsentDecision | null;
}

export class ConsentList {
  items!: ConsentView[];
}
