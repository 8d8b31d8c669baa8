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
CREATE INDEX "FlaggedAnswer_model_resolvedAt_createdAt_idx" ON "FlaggedAnswer"("model", "resolvedAt", "createdAt" DESC);
