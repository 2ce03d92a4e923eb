/** What somebody sees who came without the key: what this is and what to do, in both languages. */
export const REFUSAL_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Interleave</title>
<h1>Interleave</h1>
<p>This address needs its key. Open the whole address that Interleave printed when it started,
with <code>?token=…</code> at its end. If Interleave has been started again since, the old address no longer works.</p>
<section lang="ko">
<p>이 주소는 열쇠가 있어야 열려요. Interleave를 시작할 때 터미널에 나온 주소를 끝의 <code>?token=…</code>까지 그대로 열어 주세요.
그 사이에 Interleave를 다시 시작했다면 예전 주소는 쓸 수 없어요.</p>
</section>
</html>
`;
