import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import type { Sql } from 'sql-template-tag';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { DataSource, type EntityTarget, type ObjectLiteral, type QueryRunner } from 'typeorm';
import { Conflict, NotFound } from '../../kernel/errors.js';
import { filled, type Prepared, prepare } from './prepared.js';

/**
 * The doors to PostgreSQL. Decisions and writes go through {@link transaction} with entities; screens read
 * through {@link query} with SQL. A transaction is found in async-local storage, so no argument can be forgotten.
 */
@Injectable()
export class Database {
  private readonly open = new AsyncLocalStorage<QueryRunner>();
  private working = 0;
  private readonly afterwards = new WeakMap<QueryRunner, (() => Promise<void>)[]>();

  constructor(private readonly source: DataSource) {}

  /** Runs `work` in one transaction; a nested call joins the one that is open. */
  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.open.getStore() !== undefined) return work();
    const runner = this.source.createQueryRunner();
    let result: Result;
    try {
      await runner.startTransaction();
      result = await this.within(runner, work);
      await runner.commitTransaction();
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
    for (const next of this.afterwards.get(runner) ?? []) await next();
    return result;
  }

  /**
   * Does what reaches beyond the database, such as a mail, once the open transaction has been committed and before
   * the answer leaves. It writes down its own failure, since what was committed stands.
   */
  async afterCommit(work: () => Promise<void>): Promise<void> {
    const runner = this.open.getStore();
    if (runner === undefined) return work();
    this.afterwards.set(runner, [...(this.afterwards.get(runner) ?? []), work]);
  }

  /** Reads one row to decide on and keeps others from changing it until the transaction ends. */
  async lock<Entity extends ObjectLiteral & { id: string }>(
    target: EntityTarget<Entity>,
    id: string,
  ): Promise<Entity> {
    const entity = await this.manager()
      .createQueryBuilder(target, 'e')
      .where('e.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    if (entity === null) throw new NotFound();
    return entity;
  }

  /** Those of these rows that exist, locked in one order: two who take some of the same cannot block each other for good. */
  async lockAll<Entity extends ObjectLiteral & { id: string }>(
    target: EntityTarget<Entity>,
    ids: readonly string[],
  ): Promise<Entity[]> {
    return this.manager()
      .createQueryBuilder(target, 'e')
      .where('e.id = ANY(:ids)', { ids: [...ids] })
      .orderBy('e.id')
      .setLock('pessimistic_write')
      .getMany();
  }

  async find<Entity extends ObjectLiteral & { id: string }>(
    target: EntityTarget<Entity>,
    id: string,
  ): Promise<Entity> {
    const entity = await this.manager().createQueryBuilder(target, 'e').where('e.id = :id', { id }).getOne();
    if (entity === null) throw new NotFound();
    return entity;
  }

  /** Inserts what is new and updates what has changed. */
  async save<Entity extends ObjectLiteral>(entity: Entity): Promise<Entity> {
    return this.manager().save(entity);
  }

  /** Inserts a row that a unique index may refuse; then the business hears `code` as a conflict. */
  async insertOnce<Entity extends ObjectLiteral>(entity: Entity, code: string): Promise<void> {
    try {
      await this.manager().save(entity);
    } catch (error) {
      if ((error as { code?: string }).code === '23505') throw new Conflict(code);
      throw error;
    }
  }

  async remove<Entity extends ObjectLiteral>(entity: Entity): Promise<void> {
    await this.manager().remove(entity);
  }

  /** Deletes a row unless something still points to it; then the business hears `in-use` as a conflict. */
  async removeUnused<Entity extends ObjectLiteral>(entity: Entity): Promise<void> {
    try {
      await this.remove(entity);
    } catch (error) {
      if ((error as { code?: string }).code === '23503') throw new Conflict('in-use');
      throw error;
    }
  }

  /** Runs SQL as a named prepared statement, on the open transaction if there is one; answers its rows. */
  query<Row = never>(sql: Sql): Promise<Row[]> {
    return this.run(prepare(sql));
  }

  /**
   * The same, but planned anew for its values: a rare word wants its index and a common one the order of the list, while
   * one plan kept for both would walk the whole list for the rare one.
   */
  search<Row = never>({ text, values }: Sql): Promise<Row[]> {
    return this.run({ text, values });
  }

  /** The same beside the open transaction: what it writes stays, whatever becomes of that one. */
  async beside<Row = never>(sql: Sql): Promise<Row[]> {
    return (await this.pool().query(prepare(sql))).rows as Row[];
  }

  /** The same for a statement that was built once: `given` has the values of its slots. */
  ask<Row = never>(statement: Prepared, given: Readonly<Record<string, unknown>>): Promise<Row[]> {
    return this.run(filled(statement, given));
  }

  private async run<Row>(statement: Omit<Prepared, 'name'>): Promise<Row[]> {
    const runner = this.open.getStore();
    const result =
      runner === undefined
        ? await this.pool().query(statement)
        : await (await this.client(runner)).query(statement);
    return result.rows as Row[];
  }

  /**
   * Before Node 24 a storage in use makes every promise of the process dearer, a tenth of a reading request, so it rests
   * while no transaction is open. Whatever `work` began must have ended with it: nothing of it finds the transaction later.
   */
  private async within<Result>(runner: QueryRunner, work: () => Promise<Result>): Promise<Result> {
    this.working += 1;
    try {
      return await this.open.run(runner, work);
    } finally {
      this.working -= 1;
      if (this.working === 0) this.open.disable();
    }
  }

  private manager() {
    return this.open.getStore()?.manager ?? this.source.manager;
  }

  private pool(): Pool {
    return (this.source.driver as PostgresDriver).master as Pool;
  }

  private client(runner: QueryRunner): Promise<PoolClient> {
    return runner.connect() as Promise<PoolClient>;
  }
}
