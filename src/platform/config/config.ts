import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min, validateSync } from 'class-validator';

const wholeNumber = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
const yes = ({ value }: { value: unknown }): unknown => value === 'true' || value === true;

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

  /** A PostgreSQL of your own; without it Sinergi starts its own one in the data folder. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, {
    message: 'DATABASE_URL must look like postgres://user:password@host:5432/sinergi.',
  })
  databaseUrl?: string;

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

  /** Roles whose holders need a second factor, separated by commas; others may have one. */
  @IsOptional()
  @Matches(/^\s*(administrator|staff|official|liaison)(\s*,\s*(administrator|staff|official|liaison))*\s*$/, {
    message:
      'SECOND_FACTOR_ROLES must be some of administrator, staff, official, liaison, separated by commas.',
  })
  secondFactorRoles?: string;

  /** The fewest characters of a new password. */
  @Transform(wholeNumber)
  @IsInt({ message: 'PASSWORD_MIN_LENGTH must be a whole number.' })
  @Min(8, { message: 'PASSWORD_MIN_LENGTH must lie between 8 and 64.' })
  @Max(64, { message: 'PASSWORD_MIN_LENGTH must lie between 8 and 64.' })
  passwordMinLength = 12;

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
  databaseUrl: 'DATABASE_URL',
  databasePool: 'DATABASE_POOL',
  dataDirectory: 'DATA_DIRECTORY',
  officeName: 'OFFICE_NAME',
  smtpUrl: 'SMTP_URL',
  mailFrom: 'MAIL_FROM',
  secret: 'SECRET',
  trustedProxies: 'TRUSTED_PROXIES',
  secondFactorRoles: 'SECOND_FACTOR_ROLES',
  passwordMinLength: 'PASSWORD_MIN_LENGTH',
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
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  return config;
}
