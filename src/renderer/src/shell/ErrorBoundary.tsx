import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Broken } from './screens';

interface State {
  readonly error: Error | undefined;
}

/** Keeps a broken page from taking the frame with it. Give it a `key` that changes with the page. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <Broken error={error} onRetry={() => this.setState({ error: undefined })} /> : this.props.children;
  }
}
