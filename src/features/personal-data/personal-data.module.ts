import { Module } from '@nestjs/common';
import { MyDataController } from './my-data.controller.js';
import { MyDataQueries } from './my-data.queries.js';
import { MyDataService } from './my-data.service.js';

@Module({
  controllers: [MyDataController],
  providers: [MyDataQueries, MyDataService],
})
export class PersonalDataModule {}
