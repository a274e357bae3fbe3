import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  DecideExtensionBody,
  DraftRulesBody,
  FindingsAnswer,
  IssueOrderBody,
  JudgeOrderBody,
  LookThroughAnswer,
  OrderDetail,
  OrderPage,
  ReplyOrderBody,
  RequestExtensionBody,
  RuleSetDetail,
  WithdrawOrderBody,
} from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

const AT = '/api/supervision';

type Params = Record<string, string>;

@Injectable({ providedIn: 'root' })
export class SupervisionClient {
  private readonly http = inject(HttpClient);

  orders(params: Params): Promise<OrderPage> {
    return firstValueFrom(this.http.get<OrderPage>(`${AT}/orders`, { params }));
  }

  findings(params: Params): Promise<FindingsAnswer> {
    return firstValueFrom(this.http.get<FindingsAnswer>(`${AT}/findings`, { params }));
  }

  lookThrough(quarter: string): Promise<LookThroughAnswer> {
    return firstValueFrom(this.http.post<LookThroughAnswer>(`${AT}/findings`, { quarter }));
  }

  issue(body: IssueOrderBody): Promise<OrderDetail> {
    return firstValueFrom(this.http.post<OrderDetail>(`${AT}/orders`, body));
  }

  reply(id: string, body: ReplyOrderBody): Promise<OrderDetail> {
    return firstValueFrom(this.http.post<OrderDetail>(`${AT}/orders/${id}/reply`, body));
  }

  judge(id: string, body: JudgeOrderBody): Promise<OrderDetail> {
    return firstValueFrom(this.http.post<OrderDetail>(`${AT}/orders/${id}/verdict`, body));
  }

  requestExtension(id: string, body: RequestExtensionBody): Promise<OrderDetail> {
    return firstValueFrom(this.http.post<OrderDetail>(`${AT}/orders/${id}/extension`, body));
  }

  decideExtension(id: string, body: DecideExtensionBody): Promise<OrderDetail> {
    return firstValueFrom(this.http.put<OrderDetail>(`${AT}/orders/${id}/extension`, body));
  }

  withdraw(id: string, body: WithdrawOrderBody): Promise<OrderDetail> {
    return firstValueFrom(this.http.post<OrderDetail>(`${AT}/orders/${id}/withdrawal`, body));
  }

  draftRules(body: DraftRulesBody): Promise<RuleSetDetail> {
    return firstValueFrom(this.http.put<RuleSetDetail>(`${AT}/rules/draft`, body));
  }

  approveRules(rulesVersion: number, version: number): Promise<RuleSetDetail> {
    return firstValueFrom(this.http.put<RuleSetDetail>(`${AT}/rules/${rulesVersion}/approval`, { version }));
  }
}
