import { A } from '@solidjs/router';
import { createMemo, For, type JSX } from 'solid-js';
import { passesPublicTests } from '../../core/end-of';
import type { Trajectory } from '../../core/trajectory';
import { trajectoryPath } from '../state/paths';
import { layOutTree, type TreeNode } from '../state/tree-layout';
import { Glyph } from './Glyph';
import { Scroller } from './Scroller';
import styles from './TurnTree.module.css';

/** Pixels between two attempts of the drawing, across and down. */
const step = { x: 120, y: 40 };

/** The attempts as a tree: which refines which. Each leads to its card. */
export function TurnTree(props: { readonly trajectory: Trajectory }): JSX.Element {
  const turns = () => props.trajectory.turns;
  const nodes = createMemo(() => layOutTree(turns()));
  const width = () => (Math.max(...nodes().map(({ depth }) => depth)) + 1) * step.x;
  const height = () => (Math.max(...nodes().map(({ row }) => row)) + 1) * step.y;
  return (
    <nav class={styles.tree} aria-label="Attempts as a tree" data-testid="turn-tree">
      <h2>Which attempt refines which</h2>
      <Scroller label="Attempts as a tree">
        <div class={styles.drawing} style={{ width: `${width()}px`, height: `${height()}px` }}>
          <svg width={width()} height={height()} aria-hidden="true">
            <For each={nodes()}>{(node) => <path class={styles.line} d={lineTo(node, nodes())} />}</For>
          </svg>
          <ol>
            <For each={nodes()}>
              {(node) => {
                const turn = () => turns()[node.index];
                const passed = () => turn()?.tests.filter(({ outcome }) => outcome === 'passed').length ?? 0;
                const isPassed = () => {
                  const own = turn();
                  return own !== undefined && passesPublicTests(own);
                };
                return (
                  <li style={{ left: `${node.depth * step.x}px`, top: `${node.row * step.y}px` }}>
                    <A href={trajectoryPath(props.trajectory, node.index + 1)} class={styles.node}>
                      <Glyph sign={isPassed() ? 'passed' : 'failed'} />
                      <span>
                        Turn {node.index + 1}
                        <span class="visually-hidden">
                          {node.parent === null ? ', a fresh start' : `, refines turn ${node.parent + 1}`},
                          passes
                        </span>
                      </span>{' '}
                      <span class={styles.share}>
                        {passed()}/{turn()?.tests.length ?? 0}
                      </span>
                    </A>
                  </li>
                );
              }}
            </For>
          </ol>
        </div>
      </Scroller>
    </nav>
  );
}

/** From the parent's right edge to the node's left one; nothing for a root. */
function lineTo(node: TreeNode, nodes: readonly TreeNode[]): string {
  const parent = nodes.find(({ index }) => index === node.parent);
  if (!parent) return '';
  const middle = (row: number): number => row * step.y + step.y / 2 - 4;
  const from = parent.depth * step.x + step.x - 24;
  return `M${from} ${middle(parent.row)} h12 V${middle(node.row)} H${node.depth * step.x}`;
}
