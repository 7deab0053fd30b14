import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsClearable, IsName, IsSearchText } from '../../../platform/http/rules.js';
import { InviteAllRequest } from './invitee.dto.js';

export class NewGroupRequest {
  /** @example Kepala perangkat daerah */
  @IsName(120)
  name!: string;

  @IsClearable()
  @IsName(1000)
  note?: string | null;
}

export class EditGroupRequest extends PartialType(NewGroupRequest, { skipNullProperties: false }) {}

/** Whom to put into a group; who is in it already stays once. */
export class AddMembersRequest extends PickType(InviteAllRequest, [
  'positionIds',
  'personIds',
  'organisations',
] as const) {}

export class GroupFilter extends PageQuery {
  /** Part of the name. */
  @IsSearchText()
  q?: string;
}

export class GroupRow {
  id!: string;
  name!: string;
  note!: string | null;
  members!: number;
}

export class GroupPage {
  items!: GroupRow[];
  next!: string | null;
}

export class GroupMemberView {
  id!: string;
  @ApiProperty({ enum: ['position', 'person', 'organisation'] })
  kind!: 'position' | 'person' | 'organisation';
  /** How people call it. */
  words!: string;
  @ApiProperty({ enum: ['one', 'positions'], nullable: true, type: String })
  seats!: 'one' | 'positions' | null;
}

export class GroupView {
  id!: string;
  name!: string;
  note!: string | null;
  version!: number;
  members!: GroupMemberView[];
}
