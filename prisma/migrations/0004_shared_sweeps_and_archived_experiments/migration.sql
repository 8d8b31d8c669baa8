-- AlterTable
ALTER TABLE "Experiment" ADD COLUMN     "archivedAt" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "SweepWorker" (
    "id" TEXT NOT NULL,
    "sweepId" TEXT NOT NULL,
    "executor" TEXT NOT NULL,
    "beatAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SweepWorker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SweepClaim" (
    "sweepId" TEXT NOT NULL,
    "setting" INTEGER NOT NULL,
    "mask" INTEGER NOT NULL,
    "workerId" TEXT NOT NULL,

    CONSTRAINT "SweepClaim_pkey" PRIMARY KEY ("sweepId","setting","mask")
);

-- CreateIndex
CREATE INDEX "SweepWorker_sweepId_idx" ON "SweepWorker"("sweepId");

-- CreateIndex
CREATE INDEX "SweepClaim_workerId_idx" ON "SweepClaim"("workerId");

-- AddForeignKey
ALTER TABLE "SweepWorker" ADD CONSTRAINT "SweepWorker_sweepId_fkey" FOREIGN KEY ("sweepId") REFERENCES "Sweep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SweepClaim" ADD CONSTRAINT "SweepClaim_workerId_fkey" FOREIGN KEY ("workerId") REFERENCES "SweepWorker"("id") ON DELETE CASCADE ON UPDATE CASCADE;
