import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EnterpriseRenames } from '@yipanqi/api/enterprises';
import { LeadRepository } from './lead.repository';

/** Leads are found by their enterprise's names too: they follow when those change. */
@Injectable()
export class LeadSearchColumns implements OnModuleInit {
  constructor(
    private readonly renames: EnterpriseRenames,
    private readonly leads: LeadRepository,
  ) {}

  onModuleInit(): void {
    this.renames.listen((tx, enterpriseId, names) => this.leads.renamed(tx, enterpriseId, names));
  }
}
