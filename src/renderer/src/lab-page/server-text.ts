/** Words of the field in which a learner says where a server is. */
import type { SameText } from '../language/text';

export const enServer = {
  embedded: 'Inside the app',
  here: (address: string) => `On this machine: ${address}`,
  other: 'Another address',
  address: 'Address',
  addressHint: 'redis:// or rediss://; redis+sentinel://host:26379/mymaster; redis+cluster://host:7000,host:7001',
  username: 'User (if it needs one)',
  password: 'Password (if it needs one)',
  secret: 'Used to sign in and nothing else: neither shown, nor logged, nor kept with the run.',
};

export const koServer: SameText<typeof enServer> = {
  embedded: '앱 안의 서버',
  here: (address) => `이 컴퓨터에서 찾음: ${address}`,
  other: '다른 주소',
  address: '주소',
  addressHint: 'redis://나 rediss://, redis+sentinel://호스트:26379/mymaster, redis+cluster://호스트:7000,호스트:7001',
  username: '사용자 이름 (필요하면)',
  password: '비밀번호 (필요하면)',
  secret: '로그인할 때만 써요. 화면에도, 로그에도, 저장한 실행에도 남지 않아요.',
};
