import { Body, Controller, Delete, Get, Param, Patch, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { HistoryPage } from '../../../platform/history/history.dto.js';
import { History } from '../../../platform/history/history.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { WantsProof } from '../../../platform/auth/wants-proof.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { withCurrent } from '../../../platform/http/versions.js';
import { SessionList } from '../account/account.dto.js';
import { AccountQueries } from '../account/account.queries.js';
import { RoleGrantsService } from './role-grants.service.js';
import { SessionAuthenticator } from '../sign-in/session.authenticator.js';
import {
  EditUserRequest,
  EndRoleRequest,
  GiveRoleRequest,
  ResetSecondFactorRequest,
  UserFilter,
  UserMoveRequest,
  UserPage,
  UserView,
} from './user.dto.js';
import { UserQueries } from './user.queries.js';
import { UsersService } from './users.service.js';

/** Who signs in, and the roles they hold. */
@ApiTags('access')
@Controller('users')
export class UserController {
  constructor(
    private readonly users: UsersService,
    private readonly roleGrants: RoleGrantsService,
    private readonly queries: UserQueries,
    private readonly accounts: AccountQueries,
    private readonly history: History,
    private readonly cursors: Cursors,
    private readonly authenticator: SessionAuthenticator,
  ) {}

  /** Users by name. */
  @Problems(401, 403, 422)
  @Access('users.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: UserFilter): Promise<UserPage> {
    const page = this.cursors.request(actor, 'users', query);
    return this.cursors.page(actor, 'users', await this.queries.list(query, page));
  }

  /** One user, with every role ever held. */
  @Problems(401, 403, 404)
  @Access('users.read')
  @Get(':id')
  view(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<UserView> {
    return this.queries.view(actor, id);
  }

  /** What happened to a user, newest first. */
  @Problems(401, 403, 404, 422)
  @Access('users.read')
  @Get(':id/history')
  async story(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<HistoryPage> {
    await this.queries.view(actor, id);
    const list = `users/${id}/history`;
    const page = this.cursors.request(actor, list, query);
    return this.cursors.page(actor, list, await this.history.of({ type: 'user', id }, page));
  }

  /** Correct a name, an e-mail address or a language. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @WantsProof()
  @Access('users.manage')
  @Patch(':id')
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditUserRequest,
  ): Promise<UserView> {
    return this.changed(actor, id, () => this.users.edit(actor, id, version, body));
  }

  /** Shut a user out: all their sessions end at once. */
  @Problems(400, 401, 403, 404, 409, 422)
  @WantsProof()
  @Access('users.manage')
  @Post(':id/disablements')
  disable(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note }: UserMoveRequest,
  ): Promise<UserView> {
    return this.changed(actor, id, () => this.users.disable(actor, id, note));
  }

  /** Let a user in again. */
  @Problems(400, 401, 403, 404, 409, 422)
  @WantsProof()
  @Access('users.manage')
  @Post(':id/enablements')
  enable(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note }: UserMoveRequest,
  ): Promise<UserView> {
    return this.changed(actor, id, () => this.users.enable(actor, id, note));
  }

  /** The devices on which a user is signed in, the last used first. */
  @Problems(401, 403, 404)
  @Access('users.manage')
  @Get(':id/sessions')
  async sessions(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<SessionList> {
    await this.queries.view(actor, id);
    return { items: await this.accounts.sessions(id, request.sessionId ?? '', request.ip) };
  }

  /** End all sessions of a user, who may sign in again: a device was lost. */
  @Problems(400, 401, 403, 404, 409, 422)
  @WantsProof()
  @Access('users.manage')
  @Post(':id/sign-outs')
  signOut(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note }: UserMoveRequest,
  ): Promise<UserView> {
    return this.changed(actor, id, () => this.users.signOut(actor, id, note));
  }

  /** Remove the second factor of a user who has lost it; the note says how one made sure who asks. */
  @Problems(400, 401, 403, 404, 409, 422)
  @WantsProof()
  @Access('users.manage')
  @Post(':id/second-factor-resets')
  resetFactors(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note }: ResetSecondFactorRequest,
  ): Promise<UserView> {
    return this.changed(actor, id, () => this.users.resetFactors(actor, id, note));
  }

  /** Give a role, in full or to one who acts for a while. */
  @Problems(400, 401, 403, 404, 409, 422)
  @WantsProof()
  @Access('users.manage')
  @Post(':id/roles')
  give(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: GiveRoleRequest,
  ): Promise<UserView> {
    return this.changed(actor, id, () => this.roleGrants.give(actor, id, body));
  }

  /** Say until when a role is held; `If-Match` is the version of the user. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @WantsProof()
  @Access('users.manage')
  @Patch(':id/roles/:grantId')
  end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('grantId', IdPipe) grantId: string,
    @IfMatch() version: number,
    @Body() { endsOn }: EndRoleRequest,
  ): Promise<UserView> {
    return this.changed(actor, id, () => this.roleGrants.end(actor, id, grantId, version, endsOn));
  }

  /** Take a role away at once; `If-Match` is the version of the user. */
  @Problems(400, 401, 403, 404, 409, 412, 428)
  @WantsProof()
  @Access('users.manage')
  @Delete(':id/roles/:grantId')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('grantId', IdPipe) grantId: string,
    @IfMatch() version: number,
  ): Promise<UserView> {
    return this.changed(actor, id, () => this.roleGrants.withdraw(actor, id, grantId, version));
  }

  /** What another instance remembers of a session lasts a second; this one forgets at once. */
  private async changed(actor: Actor, id: string, work: () => Promise<void>): Promise<UserView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(work, view);
    this.authenticator.forget();
    return view();
  }
}
