export { SupervisionModule } from './supervision.module';
export {
  SupervisionEventTable,
  SupervisionFindingTable,
  SupervisionOrderFindingTable,
  SupervisionOrderTable,
  SupervisionRuleSetTable,
  SupervisionRunTable,
} from './supervision.table';
