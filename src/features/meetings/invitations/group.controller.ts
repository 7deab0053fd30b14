import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { withCurrent } from '../../../platform/http/versions.js';
import {
  AddMembersRequest,
  EditGroupRequest,
  GroupFilter,
  GroupPage,
  GroupView,
  NewGroupRequest,
} from './group.dto.js';
import { GroupQueries } from './group.queries.js';
import { GroupsService } from './groups.service.js';

/** Named lists of whom to invite together. */
@ApiTags('meetings')
@Controller('invitation-groups')
export class GroupController {
  constructor(
    private readonly groups: GroupsService,
    private readonly queries: GroupQueries,
    private readonly cursors: Cursors,
  ) {}

  /** The groups, by name. */
  @Problems(401, 403, 422)
  @Access('groups.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: GroupFilter): Promise<GroupPage> {
    const page = this.cursors.request(actor, 'invitation-groups', query);
    return this.cursors.page(actor, 'invitation-groups', await this.queries.list(query, page));
  }

  /** Begin a group. */
  @Problems(400, 401, 403, 409, 422)
  @Access('groups.edit')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: NewGroupRequest): Promise<GroupView> {
    return this.queries.view(await this.groups.create(actor, body));
  }

  /** One group with its members. */
  @Problems(401, 403, 404)
  @Access('groups.read')
  @Get(':id')
  view(@Param('id', IdPipe) id: string): Promise<GroupView> {
    return this.queries.view(id);
  }

  /** Change the name or the note of a group. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('groups.edit')
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditGroupRequest,
  ): Promise<GroupView> {
    const view = () => this.queries.view(id);
    await withCurrent(() => this.groups.edit(actor, id, version, body), view);
    return view();
  }

  /** Put positions, people and organisations into a group. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('groups.edit')
  @Post(':id/members')
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AddMembersRequest,
  ): Promise<GroupView> {
    await this.groups.add(actor, id, body);
    return this.queries.view(id);
  }

  /** Take a member out of a group. */
  @Problems(400, 401, 403, 404, 412, 428)
  @Access('groups.edit')
  @Delete(':id/members/:memberId')
  async removeMember(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('memberId', IdPipe) memberId: string,
    @IfMatch() version: number,
  ): Promise<GroupView> {
    const view = () => this.queries.view(id);
    await withCurrent(() => this.groups.removeMember(actor, id, version, memberId), view);
    return view();
  }

  /** Delete a group; invitations made with it stay. */
  @Problems(400, 401, 403, 404, 412, 428)
  @HttpCode(204)
  @Access('groups.edit')
  @Delete(':id')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await withCurrent(
      () => this.groups.remove(actor, id, version),
      () => this.queries.view(id),
    );
  }
}
