import { Component, type ComponentChildren, type ComponentType } from 'preact';

/** What is shown in the place of a screen that broke. */
export interface BrokenProps {
  /** A screen's name, for the record of what happened. */
  screen: string;
  thrown: unknown;
  onAgain: () => void;
}

/**
 * Keeps what breaks while it is drawn from taking anything else along. `onAgain`: whoever shows the
 * screen anew, from what is stored; without it the screen is simply drawn again.
 */
export class ErrorBoundary extends Component<
  {
    screen: string;
    broken: ComponentType<BrokenProps>;
    onAgain?: (() => void) | undefined;
    children: ComponentChildren;
  },
  { thrown?: [unknown] | undefined }
> {
  static override getDerivedStateFromError = (thrown: unknown) => ({ thrown: [thrown] });

  override render() {
    const {
      screen,
      broken: Broken,
      onAgain = () => this.setState({ thrown: undefined }),
    } = this.props;
    const { thrown } = this.state;
    return thrown ? (
      <Broken screen={screen} thrown={thrown[0]} onAgain={onAgain} />
    ) : (
      this.props.children
    );
  }
}
