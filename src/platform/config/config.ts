import { plainToInstance, Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { roles } from '../../kernel/rights.js';
import { mistakesIn } from './hosts.js';

const wholeNumber = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
const yes = ({ value }: { value: unknown }): unknown => value === 'true' || value === true;

/** Single sign-on is told by several variables, which stand together or not at all. */
const withSso = ValidateIf(
  ({ oidcIssuer, oidcClientId, oidcClientSecret, oidcName }: Config) =>
    (oidcIssuer ?? oidcClientId ?? oidcClientSecret ?? oidcName) !== undefined,
);

/** What the program is told by its environment; every mistake is one sentence, and all are told at once. */
export class Config {
  /** Which parts of the program run here: the web server, the worker that sends reminders, or both. */
  @IsIn(['web', 'worker', 'both'], { message: 'ROLE must be one of web, worker, both.' })
  role: 'web' | 'worker' | 'both' = 'both';

  @Transform(wholeNumber)
  @IsInt({ message: 'PORT must be a whole number, such as 3000.' })
  @Min(0, { message: 'PORT must lie between 0 and 65535.' })
  @Max(65535, { message: 'PORT must lie between 0 and 65535.' })
  port = 3000;

  @IsString()
  host = '127.0.0.1';

  /** The address people use; links in mails start with it. Without one it is http://localhost:PORT. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/\s?#]+$/, {
    message: 'BASE_URL must look like https://sinergi.example.go.id, without a path.',
  })
  baseUrl?: string;

  /** Other hosts under which we answer once BASE_URL is set, separated by commas; links begin with BASE_URL all the same. */
  @IsOptional()
  @IsString()
  allowedHosts?: string;

  /** A PostgreSQL of your own; without it Sinergi starts its own one in the data folder. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, {
    message: 'DATABASE_URL must look like postgres://user:password@host:5432/sinergi.',
  })
  databaseUrl?: string;

  /** The owner of that database, who migrates it; DATABASE_URL is then a login without such rights. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, {
    message: 'DATABASE_OWNER_URL must look like postgres://owner:password@host:5432/sinergi.',
  })
  databaseOwnerUrl?: string;

  @Transform(wholeNumber)
  @IsInt({ message: 'DATABASE_POOL must be a whole number of connections.' })
  @Min(2, { message: 'DATABASE_POOL must be at least 2.' })
  @Max(200, { message: 'DATABASE_POOL must be at most 200.' })
  databasePool = 16;

  @IsString()
  dataDirectory = './data';

  /** The office as people see it on the page and in mails. */
  @IsString()
  @Length(1, 120, { message: 'OFFICE_NAME must have 1 to 120 characters.' })
  officeName = 'Pemerintah Kabupaten Bekasi';

  /** The mail server; without it mails are kept in the built-in mailbox in the data folder. */
  @IsOptional()
  @Matches(/^smtps?:\/\//, { message: 'SMTP_URL must look like smtp://user:password@host:587.' })
  smtpUrl?: string;

  @Matches(/^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, {
    message: 'MAIL_FROM must be an address, such as Sinergi <sinergi@bekasikab.go.id>.',
  })
  mailFrom = 'Sinergi <sinergi@localhost.invalid>';

  /** Who keeps the head of the sealed history outside: addresses that get it by mail every day. */
  @IsOptional()
  @Matches(/^[^\s,<>@]+@[^\s,<>@]+(\s*,\s*[^\s,<>@]+@[^\s,<>@]+){0,9}$/, {
    message: 'AUDIT_MAIL must be one to ten addresses, separated by commas.',
  })
  auditMail?: string;

  /** Signs page cursors and seals the secrets of second factors; without it a random one is kept in the data folder. */
  @IsOptional()
  @Length(32, 512, { message: 'SECRET must have at least 32 characters.' })
  secret?: string;

  /** Addresses of proxies in front of us whose X-Forwarded-For is believed, separated by commas. */
  @IsOptional()
  @Matches(/^[0-9a-fA-F.:/,\s]+$/, {
    message: 'TRUSTED_PROXIES must be addresses or CIDR blocks, separated by commas.',
  })
  trustedProxies?: string;

  /** The office's identity provider (OpenID Connect), by which people may sign in as well. */
  @withSso
  @Matches(/^https:\/\/[^\s?#]+$|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^\s?#]*)?$/, {
    message:
      'OIDC_ISSUER must be the https address that the identity provider calls itself, such as https://sso.example.go.id.',
  })
  oidcIssuer?: string;

  /** Under which name the identity provider knows us. */
  @withSso
  @IsString({ message: 'OIDC_CLIENT_ID must be given when single sign-on is set up.' })
  oidcClientId?: string;

  /** How we prove to the identity provider that we are that client. */
  @withSso
  @IsString({ message: 'OIDC_CLIENT_SECRET must be given when single sign-on is set up.' })
  oidcClientSecret?: string;

  /** The sign-in as people know it: "Masuk dengan …". Without one it is the provider's host. */
  @IsOptional()
  @Length(1, 60, { message: 'OIDC_NAME must have 1 to 60 characters.' })
  oidcName?: string;

  /** Roles whose holders need a second factor, separated by commas; others may have one. */
  @IsOptional()
  @Matches(new RegExp(`^\\s*(${roles.join('|')})(\\s*,\\s*(${roles.join('|')}))*\\s*$`), {
    message: `SECOND_FACTOR_ROLES must be some of ${roles.join(', ')}, separated by commas.`,
  })
  secondFactorRoles?: string;

  /** The fewest characters of a new password. */
  @Transform(wholeNumber)
  @IsInt({ message: 'PASSWORD_MIN_LENGTH must be a whole number.' })
  @Min(8, { message: 'PASSWORD_MIN_LENGTH must lie between 8 and 64.' })
  @Max(64, { message: 'PASSWORD_MIN_LENGTH must lie between 8 and 64.' })
  passwordMinLength = 12;

  /** The most requests of one session, or one token, in a minute; counted by each process. */
  @Transform(wholeNumber)
  @IsInt({ message: 'SESSION_REQUESTS_PER_MINUTE must be a whole number, such as 600.' })
  @Min(10, { message: 'SESSION_REQUESTS_PER_MINUTE must be at least 10.' })
  @Max(10_000_000, { message: 'SESSION_REQUESTS_PER_MINUTE must be at most 10000000.' })
  sessionRequestsPerMinute = 600;

  /** The most requests without a session from one address in a minute; counted by each process. */
  @Transform(wholeNumber)
  @IsInt({ message: 'ADDRESS_REQUESTS_PER_MINUTE must be a whole number, such as 120.' })
  @Min(10, { message: 'ADDRESS_REQUESTS_PER_MINUTE must be at least 10.' })
  @Max(10_000_000, { message: 'ADDRESS_REQUESTS_PER_MINUTE must be at most 10000000.' })
  addressRequestsPerMinute = 120;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
    message: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.',
  })
  logLevel = 'info';

  /** Marks everything as sample data and shows the sign-ins of the demonstration. */
  @Transform(yes)
  demo = false;

  /** Whether a holder of this role needs a second factor. */
  needsSecondFactor(role: string): boolean {
    return this.secondFactorRoles?.split(',').some((name) => name.trim() === role) ?? false;
  }

  /** Where people reach us. */
  get address(): string {
    return this.baseUrl ?? `http://localhost:${this.port}`;
  }

  get secure(): boolean {
    return this.address.startsWith('https://');
  }
}

/** The environment cannot be used; the message has a sentence for each mistake. */
export class ConfigError extends Error {}

const variables: Record<string, string> = {
  role: 'ROLE',
  port: 'PORT',
  host: 'HOST',
  baseUrl: 'BASE_URL',
  allowedHosts: 'ALLOWED_HOSTS',
  databaseUrl: 'DATABASE_URL',
  databaseOwnerUrl: 'DATABASE_OWNER_URL',
  databasePool: 'DATABASE_POOL',
  dataDirectory: 'DATA_DIRECTORY',
  officeName: 'OFFICE_NAME',
  smtpUrl: 'SMTP_URL',
  mailFrom: 'MAIL_FROM',
  auditMail: 'AUDIT_MAIL',
  secret: 'SECRET',
  trustedProxies: 'TRUSTED_PROXIES',
  oidcIssuer: 'OIDC_ISSUER',
  oidcClientId: 'OIDC_CLIENT_ID',
  oidcClientSecret: 'OIDC_CLIENT_SECRET',
  oidcName: 'OIDC_NAME',
  secondFactorRoles: 'SECOND_FACTOR_ROLES',
  passwordMinLength: 'PASSWORD_MIN_LENGTH',
  sessionRequestsPerMinute: 'SESSION_REQUESTS_PER_MINUTE',
  addressRequestsPerMinute: 'ADDRESS_REQUESTS_PER_MINUTE',
  logLevel: 'LOG_LEVEL',
  demo: 'DEMO',
};

/** Reads the environment; empty variables count as absent. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.entries(variables).flatMap(([property, name]) => {
    const value = environment[name];
    return value === undefined || value === '' ? [] : [[property, value]];
  });
  const config = plainToInstance(Config, Object.fromEntries(given), { exposeDefaultValues: true });
  const mistakes = validateSync(config).flatMap((error) => Object.values(error.constraints ?? {}));
  if (config.databaseOwnerUrl !== undefined && config.databaseUrl === undefined)
    mistakes.push('DATABASE_OWNER_URL needs a DATABASE_URL, the login under which the program works.');
  if (config.allowedHosts !== undefined) {
    mistakes.push(...mistakesIn(config.allowedHosts));
    if (config.baseUrl === undefined)
      mistakes.push('ALLOWED_HOSTS needs a BASE_URL; without one Sinergi answers under every name.');
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  return config;
}
