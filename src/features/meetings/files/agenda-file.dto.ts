import { IsName } from '../../../platform/http/rules.js';

/** What an uploaded file is called; the file itself is the body. */
export class AgendaFileQuery {
  /** @example Paparan penerangan jalan.pdf */
  @IsName(200)
  name!: string;
}
