-- AlterTable
ALTER TABLE "Experiment" ADD COLUMN     "archivedAt" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "Sweep" DROP COLUMN "executor";

-- AlterTable
ALTER TABLE "ModelVersion" ADD COLUMN     "deletedAt" TIMESTAMPTZ,
ADD COLUMN     "deletedBy" TEXT,
ADD COLUMN     "deletedReason" TEXT;

-- AlterTable
ALTER TABLE "AliasMove" ADD COLUMN     "gates" JSONB,
ADD COLUMN     "requestedBy" TEXT;

-- CreateTable
CREATE TABLE "ComparisonNote" (
    "comparisonId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "editedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedBy" TEXT NOT NULL,

    CONSTRAINT "ComparisonNote_pkey" PRIMARY KEY ("comparisonId")
);

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

-- CreateTable
CREATE TABLE "CardEdition" (
    "model" TEXT NOT NULL,
    "major" INTEGER NOT NULL,
    "minor" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "intendedUse" TEXT NOT NULL,
    "limits" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedBy" TEXT NOT NULL,

    CONSTRAINT "CardEdition_pkey" PRIMARY KEY ("model","major","minor","edition")
);

-- CreateTable
CREATE TABLE "ModelProtection" (
    "id" BIGSERIAL NOT NULL,
    "model" TEXT NOT NULL,
    "leads" TEXT[],
    "aliases" TEXT[],
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelProtection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromotionRequest" (
    "id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "runId" TEXT,
    "version" TEXT,
    "reason" TEXT NOT NULL,
    "acknowledged" TEXT[],
    "gates" JSONB NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ,
    "word" TEXT,
    "became" TEXT,

    CONSTRAINT "PromotionRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SealedLook" (
    "runId" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SealedLook_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "AliasWebhook" (
    "model" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AliasWebhook_pkey" PRIMARY KEY ("model")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ,
    "deliveredAt" TIMESTAMPTZ,
    "lastError" TEXT,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FlaggedAnswer" (
    "id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "customer" TEXT NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '{}',
    "label" INTEGER,
    "name" TEXT,
    "probability" DOUBLE PRECISION,
    "expected" INTEGER,
    "expectedName" TEXT,
    "note" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolution" TEXT,
    "resolvedBy" TEXT,
    "resolvedAt" TIMESTAMPTZ,

    CONSTRAINT "FlaggedAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SweepWorker_sweepId_idx" ON "SweepWorker"("sweepId");

-- CreateIndex
CREATE INDEX "SweepClaim_workerId_idx" ON "SweepClaim"("workerId");

-- CreateIndex
CREATE INDEX "ModelProtection_model_id_idx" ON "ModelProtection"("model", "id");

-- CreateIndex
CREATE INDEX "PromotionRequest_model_requestedAt_idx" ON "PromotionRequest"("model", "requestedAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_model_createdAt_idx" ON "WebhookDelivery"("model", "createdAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_nextTryAt_idx" ON "WebhookDelivery"("nextTryAt");

-- CreateIndex
CREATE INDEX "FlaggedAnswer_model_resolvedAt_createdAt_idx" ON "FlaggedAnswer"("model", "resolvedAt", "createdAt" DESC);

-- AddForeignKey
ALTER TABLE "ComparisonNote" ADD CONSTRAINT "ComparisonNote_comparisonId_fkey" FOREIGN KEY ("comparisonId") REFERENCES "SavedComparison"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SweepWorker" ADD CONSTRAINT "SweepWorker_sweepId_fkey" FOREIGN KEY ("sweepId") REFERENCES "Sweep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SweepClaim" ADD CONSTRAINT "SweepClaim_workerId_fkey" FOREIGN KEY ("workerId") REFERENCES "SweepWorker"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CardEdition" ADD CONSTRAINT "CardEdition_model_major_minor_fkey" FOREIGN KEY ("model", "major", "minor") REFERENCES "ModelVersion"("model", "major", "minor") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SealedLook" ADD CONSTRAINT "SealedLook_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
