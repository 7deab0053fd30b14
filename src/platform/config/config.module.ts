import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from './config.js';
import { Secret } from './secret.js';

@Global()
@Module({})
export class ConfigModule {
  static with(config: Config, secret: string): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Secret, useValue: new Secret(secret) },
      ],
      exports: [Config, Secret],
    };
  }
}
