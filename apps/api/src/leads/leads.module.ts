import { Module } from '@nestjs/common';
import { EnterprisesModule } from '@yipanqi/api/enterprises';
import { Directions } from './directions';
import { LeadEvents } from './lead-events';
import { LeadRepository } from './lead.repository';

@Module({
  imports: [EnterprisesModule],
  controllers: [],
  providers: [Directions, LeadEvents, LeadRepository],
  exports: [Directions, LeadEvents, LeadRepository],
})
export class LeadsModule {}
