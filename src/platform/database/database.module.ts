import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Database } from './database.js';
import { Numbering } from './numbering.js';

/** Gives features the {@link Database}. Whoever opened the connection, before Nest starts, also closes it. */
@Global()
@Module({})
export class DatabaseModule {
  static with(source: DataSource): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [{ provide: DataSource, useValue: source }, Database, Numbering],
      exports: [DataSource, Database, Numbering],
    };
  }
}
