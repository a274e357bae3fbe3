import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SessionAnswer } from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';
import { bearer, idempotencyKey } from './session.interceptor';
import { Session } from './session.store';

const EXPIRED = { code: 'UNAUTHENTICATED', message: '登录已过期。', requestId: 'r1' };
const REFUSED = { status: 401, statusText: 'Unauthorized' };

describe('an expired session', () => {
  let http: HttpClient;
  let server: HttpTestingController;
  let session: Session;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([idempotencyKey, bearer])), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
    session = TestBed.inject(Session);
  });

  afterEach(() => server.verify());

  it('is renewed once for all who ask, and what failed is sent again with the same key', async () => {
    const saved = firstValueFrom(http.post('/api/leads', { name: '演示项目' }));
    const read = firstValueFrom(http.get('/api/leads'));
    const [post, get] = [
      server.expectOne({ method: 'POST', url: '/api/leads' }),
      server.expectOne({ method: 'GET', url: '/api/leads' }),
    ];
    const key = post.request.headers.get('Idempotency-Key');
    post.flush(EXPIRED, REFUSED);
    get.flush(EXPIRED, REFUSED);
    server.expectOne('/api/session/refresh').flush(anAnswer('fresh'));
    await settle();

    const again = server.expectOne({ method: 'POST', url: '/api/leads' });
    expect(key).toMatch(/^[0-9a-f-]{36}$/);
    expect(again.request.headers.get('Idempotency-Key')).toBe(key);
    expect(again.request.headers.get('Authorization')).toBe('Bearer fresh');
    again.flush({ id: '1' });
    server.expectOne({ method: 'GET', url: '/api/leads' }).flush([]);
    expect(await saved).toEqual({ id: '1' });
    expect(await read).toEqual([]);
  });

  it('asks for the password over the page and goes on after it', async () => {
    const saved = firstValueFrom(http.post('/api/leads', {}));
    server.expectOne('/api/leads').flush(EXPIRED, REFUSED);
    server.expectOne('/api/session/refresh').flush(EXPIRED, REFUSED);
    await settle();
    expect(session.state()).toBe('expired');

    const signedIn = session.signIn('officer', 'secret');
    server.expectOne('/api/session').flush(anAnswer('second'));
    await signedIn;
    await settle();
    expect(session.state()).toBe('signedIn');

    server.expectOne('/api/leads').flush({ id: '2' });
    expect(await saved).toEqual({ id: '2' });
  });
});

function anAnswer(accessToken: string): SessionAnswer {
  return {
    accessToken,
    me: { id: 'u1', login: 'officer', name: '演示', grants: [], unit: '500000', unitName: '市招商局' },
  };
}

/** Lets the promises behind a renewed session run. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
