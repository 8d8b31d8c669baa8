-- AlterTable
ALTER TABLE "AliasMove" ADD COLUMN     "gates" JSONB,
ADD COLUMN     "requestedBy" TEXT;

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

-- CreateIndex
CREATE INDEX "ModelProtection_model_id_idx" ON "ModelProtection"("model", "id");

-- CreateIndex
CREATE INDEX "PromotionRequest_model_requestedAt_idx" ON "PromotionRequest"("model", "requestedAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_model_createdAt_idx" ON "WebhookDelivery"("model", "createdAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_nextTryAt_idx" ON "WebhookDelivery"("nextTryAt");

-- AddForeignKey
ALTER TABLE "SealedLook" ADD CONSTRAINT "SealedLook_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
