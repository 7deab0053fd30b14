import { IsUUID } from 'class-validator';
import type { Classification } from '../../../../kernel/rights.js';
import { IsName } from '../../../../platform/http/rules.js';
import type { Topic } from '../../../directory/index.js';
import type { MeetingKind, Mode } from '../../meeting-kind.js';

export class NewTemplateRequest {
  /** @example Rakor triwulan */
  @IsName(100)
  name!: string;

  /** Whose plan and agenda it takes over. */
  @IsUUID()
  meetingId!: string;
}

export class EditTemplateRequest {
  @IsName(100)
  name!: string;
}

export class TemplateItemView {
  topic!: Topic;
  title!: string;
  minutes!: number;
  presenter!: string | null;
  presenterPositionId!: string | null;
  classification!: Classification;
}

export class TemplateView {
  id!: string;
  name!: string;
  /** What meetings from it are called at first. */
  title!: string;
  kind!: MeetingKind;
  mode!: Mode;
  /** @example 09:00 */
  startTime!: string;
  endTime!: string;
  venue!: string | null;
  agenda!: TemplateItemView[];
  version!: number;
}

export class TemplateList {
  /** By name. */
  items!: TemplateView[];
  next!: string | null;
}
