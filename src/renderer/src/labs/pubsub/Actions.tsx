/** The learner's own hand: one more message, to any topic. */
import { useState, type ReactElement } from 'react';
import { useText } from '../../language/text';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import type { ActionsProps } from '../panel';
import classes from './Scene.module.css';
import { texts } from './scene-text';

/** As the contract bounds them. */
const MOST_TOPIC_CHARS = 100;
const MOST_MESSAGE_CHARS = 1_000;

export function Actions({ act }: ActionsProps): ReactElement {
  const t = useText(texts).publish;
  const [topic, setTopic] = useState('news');
  const [message, setMessage] = useState('');
  const isTopic = topic.length >= 1 && topic.length <= MOST_TOPIC_CHARS;
  const isMessage = message.length <= MOST_MESSAGE_CHARS;
  return (
    <form
      className={classes['publish']}
      aria-label={t.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (isTopic && isMessage) act('publish', { topic, message });
      }}
    >
      <TextField label={t.topic} code value={topic} onChange={setTopic} error={isTopic ? undefined : t.needed} />
      <TextField label={t.message} value={message} onChange={setMessage} error={isMessage ? undefined : t.tooLong} />
      <Button type="submit" isDisabled={!isTopic || !isMessage}>
        {t.publish}
      </Button>
    </form>
  );
}
