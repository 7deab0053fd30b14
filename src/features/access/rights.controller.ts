import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { clearances, type Reach, rights, type Role, roleScopes, roles } from '../../kernel/rights.js';
import { Access } from '../../platform/auth/access.decorator.js';
import { Problems } from '../../platform/http/openapi.js';
import { RightsTable } from './rights.dto.js';

@ApiTags('access')
@Controller('rights')
export class RightsController {
  /** Who may do what: the table that guard, policies, queries and buttons read. */
  @Problems(401, 403)
  @Access('rights.read')
  @Get()
  table(): RightsTable {
    return {
      roles: roles.map((role) => ({ role, scope: roleScopes[role], clearance: clearances[role] })),
      rights: Object.entries(rights).flatMap(([thing, verbs]) =>
        Object.entries(verbs).map(([verb, holders]) => ({
          thing,
          verb,
          holders: (Object.entries(holders) as [Role, Reach][]).map(([role, reach]) => ({ role, reach })),
        })),
      ),
    };
  }
}
