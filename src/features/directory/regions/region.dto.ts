import { DistrictRef } from '../directory.dto.js';

export class DistrictList {
  items!: DistrictRef[];
  next!: string | null;
}
