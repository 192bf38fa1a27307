import { HashRouter, Route } from '@solidjs/router';
import { lazy, type JSX } from 'solid-js';
import './base.css';
import { Later } from './parts/Later';
import { Shell } from './parts/Shell';

const Play = lazy(() => import('./pages/Play'));
const Experiments = lazy(() => import('./pages/Experiments'));
const NewExperiment = lazy(() => import('./pages/NewExperiment'));
const Experiment = lazy(() => import('./pages/Experiment'));
const Trajectory = lazy(() => import('./pages/Trajectory'));
const Continue = lazy(() => import('./pages/Continue'));
const FeedbackBench = lazy(() => import('./pages/FeedbackBench'));
const Models = lazy(() => import('./pages/Models'));
const Data = lazy(() => import('./pages/Data'));
const Problems = lazy(() => import('./pages/Problems'));
const Problem = lazy(() => import('./pages/Problem'));
const EditProblem = lazy(() => import('./pages/EditProblem'));
const Compare = lazy(() => import('./pages/Compare'));
const Teacher = lazy(() => import('./pages/Teacher'));
const OpenAssignment = lazy(() => import('./pages/OpenAssignment'));
const ClassResult = lazy(() => import('./pages/ClassResult'));
const Lesson = lazy(() => import('./pages/Lesson'));
const NotFound = lazy(() => import('./pages/NotFound'));

/** The lab's pages, each loaded when it is opened. Stands under DeskContext. */
export function App(): JSX.Element {
  return (
    <HashRouter root={Frame}>
      <Route path="/" component={Play} />
      <Route path="/experiments" component={Experiments} />
      <Route path="/experiments/new" component={NewExperiment} />
      <Route
        path="/experiments/:id/:view?"
        component={Experiment}
        matchFilters={{ view: ['results', 'figures'] }}
      />
      <Route path="/experiments/:id/:problem/:arm/:sample" component={Trajectory} />
      <Route path="/experiments/:id/:problem/:arm/:sample/continue/:turn" component={Continue} />
      <Route path="/experiments/:id/:problem/:arm/:sample/feedback/:turn" component={FeedbackBench} />
      <Route path="/compare" component={Compare} />
      <Route path="/problems/:set?" component={Problems} />
      <Route path="/problems/:set/:problem" component={Problem} />
      <Route path="/problems/:set/:problem/edit" component={EditProblem} />
      <Route path="/models" component={Models} />
      <Route path="/data" component={Data} />
      <Route path="/class" component={Teacher} />
      <Route path="/class/result" component={ClassResult} />
      <Route path="/class/open" component={OpenAssignment} />
      <Route path="/lesson/:page?" component={Lesson} />
      <Route path="*" component={NotFound} />
    </HashRouter>
  );
}

/** The routes are read first, then what surrounds the page is drawn. */
function Frame(props: { readonly children?: JSX.Element }): JSX.Element {
  return (
    <Later>
      <Shell>{props.children}</Shell>
    </Later>
  );
}
