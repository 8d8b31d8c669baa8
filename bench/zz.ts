import { syntheticRows, customerRows } from './classification-rows.ts';
import { fitLogistic } from '../server/training/algorithms/logistic/fit-logistic.ts';
import { createSoftmaxPass } from '../server/training/algorithms/logistic/softmax-pass.ts';
import { ALGORITHMS } from '../server/training/schema.ts';
for (const train of [customerRows()!, syntheticRows(10000,20,1), syntheticRows(100000,20,1)]) {
const d=train.columns.length;
const w=new Float64Array(3).fill(1); const p=new Float64Array(3*(d+1)).map((_,i)=>Math.sin(i)/5/(d<10?1000:1)); const g=new Float64Array(3*(d+1));
const pass=createSoftmaxPass({columns:train.columns,labels:train.labels,weights:w});
let best=1e9; for(let r=0;r<60;r++){const t=performance.now(); pass(p,g); best=Math.min(best,performance.now()-t);} 
const out=[];for(const standardize of [false,true]){let b=1e9; for(let r=0;r<8;r++){const t=performance.now(); const s=fitLogistic({train,holdout:null,seed:0,params:ALGORITHMS.logistic_regression.params.parse({standardize})});let x=s.next(); while(!x.done){x=s.next();} b=Math.min(b,performance.now()-t);} out.push(b.toFixed(1));}
console.log(train.rows,'pass',best.toFixed(3),'fit',out.join(' '));
}
