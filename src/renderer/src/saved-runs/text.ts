import type { SameText, Texts } from '../language/text';

const en = {
  title: 'Saved runs',
  intro: 'Runs you saved from a lab. Open one to look through it again, or take it along as a file.',
  empty: 'No saved runs yet',
  emptyHint: 'After a run has ended, “Save run” on the lab page keeps it here, with everything that happened in it.',
  columns: { run: 'Run', saved: 'Saved', size: 'Size', actions: 'Actions' },
  open: 'Open',
  add: 'Add a run file…',
  added: 'Added.',
  export: 'Export',
  exportOf: (name: string) => `Export ${name}`,
  formats: {
    lab: 'The run file, to open it elsewhere',
    jsonl: 'JSON Lines: every event, for programs',
    csv: 'CSV: every event, for spreadsheets',
    mermaid: 'Mermaid: a sequence diagram',
  },
  exported: 'Exported.',
  delete: 'Delete',
  deleteOf: (name: string) => `Delete ${name}`,
  confirmTitle: 'Delete this run?',
  confirm: (name: string) => `“${name}” will be gone from the disk. This cannot be undone.`,
  deleted: 'Deleted.',
  unknownLab: 'of a lab this version does not have',
};
const ko: SameText<typeof en> = {
  title: '저장한 실행',
  intro: '실험실에서 저장한 실행이에요. 열어서 다시 살펴보거나 파일로 내보낼 수 있어요.',
  empty: '저장한 실행이 아직 없어요',
  emptyHint: '실행이 끝난 뒤 실험실 화면에서 저장하면, 그때 일어난 일이 모두 여기에 남아요.',
  columns: { run: '실행', saved: '저장한 때', size: '크기', actions: '동작' },
  open: '열기',
  add: '실행 파일 가져오기…',
  added: '가져왔어요.',
  export: '내보내기',
  exportOf: (name) => `${name} 내보내기`,
  formats: {
    lab: '실행 파일 그대로 (다른 곳에서 열기)',
    jsonl: 'JSON Lines: 모든 이벤트 (프로그램용)',
    csv: 'CSV: 모든 이벤트 (스프레드시트용)',
    mermaid: 'Mermaid: 시퀀스 다이어그램',
  },
  exported: '내보냈어요.',
  delete: '지우기',
  deleteOf: (name) => `${name} 지우기`,
  confirmTitle: '이 실행을 지울까요?',
  confirm: (name) => `‘${name}’ 실행이 디스크에서 사라져요. 되돌릴 수 없어요.`,
  deleted: '지웠어요.',
  unknownLab: '이 버전에 없는 실험실',
};

export const savedRunsTexts: Texts<typeof en> = { en, ko };
