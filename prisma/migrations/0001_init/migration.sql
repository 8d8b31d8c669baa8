-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Definition" (
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "body" JSONB NOT NULL,
    "appliedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedBy" TEXT NOT NULL,

    CONSTRAINT "Definition_pkey" PRIMARY KEY ("kind","name")
);

-- CreateTable
CREATE TABLE "DefinitionVersion" (
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "appliedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedBy" TEXT NOT NULL,

    CONSTRAINT "DefinitionVersion_pkey" PRIMARY KEY ("kind","name","version")
);

-- CreateTable
CREATE TABLE "RegistryChange" (
    "id" BIGSERIAL NOT NULL,
    "applyId" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "fromVersion" INTEGER,
    "toVersion" INTEGER,
    "details" JSONB NOT NULL,

    CONSTRAINT "RegistryChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ingest" (
    "id" TEXT NOT NULL,
    "pipeline" TEXT NOT NULL,
    "table" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileSha256" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rows" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,
    "dropped" JSONB NOT NULL,
    "parameters" JSONB NOT NULL,
    "location" TEXT NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "Ingest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TableStatistics" (
    "table" TEXT NOT NULL,
    "computedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "body" JSONB NOT NULL,

    CONSTRAINT "TableStatistics_pkey" PRIMARY KEY ("table")
);

-- CreateTable
CREATE TABLE "Materialization" (
    "id" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "viewVersion" INTEGER NOT NULL,
    "startAt" TIMESTAMPTZ NOT NULL,
    "endAt" TIMESTAMPTZ NOT NULL,
    "status" TEXT NOT NULL,
    "rowsTotal" INTEGER NOT NULL DEFAULT 0,
    "rowsRead" INTEGER NOT NULL DEFAULT 0,
    "rowsWritten" INTEGER NOT NULL DEFAULT 0,
    "rowsSkipped" INTEGER NOT NULL DEFAULT 0,
    "cursor" JSONB,
    "executor" TEXT,
    "jobId" TEXT,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ,
    "by" TEXT NOT NULL,

    CONSTRAINT "Materialization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "cron" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ,

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "progress" JSONB,
    "result" JSONB,
    "error" TEXT,
    "cancelRequested" BOOLEAN NOT NULL DEFAULT false,
    "scheduleId" TEXT,
    "by" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ,
    "finishedAt" TIMESTAMPTZ,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Split" (
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "spec" JSONB NOT NULL,
    "seed" BIGINT NOT NULL,
    "fingerprint" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "Split_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "features" TEXT[],
    "service" TEXT,
    "label" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "splitId" TEXT NOT NULL,
    "seed" BIGINT NOT NULL,
    "allowLeakage" BOOLEAN NOT NULL DEFAULT false,
    "includeLate" BOOLEAN NOT NULL DEFAULT false,
    "leaks" JSONB NOT NULL DEFAULT '[]',
    "imported" JSONB,
    "experimentId" TEXT,
    "chosenFrom" JSONB,
    "asOf" TIMESTAMPTZ,
    "viewVersions" JSONB,
    "datasetFingerprint" TEXT,
    "splitFingerprint" TEXT,
    "codeVersion" TEXT NOT NULL,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "progress" JSONB,
    "dataset" JSONB,
    "durations" JSONB,
    "learningCurve" JSONB,
    "report" JSONB,
    "baseline" JSONB,
    "accuracy" DOUBLE PRECISION,
    "f1Macro" DOUBLE PRECISION,
    "baselineAccuracy" DOUBLE PRECISION,
    "crossValidation" JSONB,
    "error" TEXT,
    "cancelRequested" BOOLEAN NOT NULL DEFAULT false,
    "starred" BOOLEAN NOT NULL DEFAULT false,
    "archived" BOOLEAN NOT NULL DEFAULT false,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "executor" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ,
    "finishedAt" TIMESTAMPTZ,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunHoldout" (
    "runId" TEXT NOT NULL,
    "keys" TEXT[],
    "labels" BYTEA NOT NULL,
    "predicted" BYTEA NOT NULL,
    "probabilities" BYTEA NOT NULL,
    "features" BYTEA NOT NULL,
    "folds" BYTEA,

    CONSTRAINT "RunHoldout_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "RunSealed" (
    "runId" TEXT NOT NULL,
    "keys" TEXT[],
    "labels" BYTEA NOT NULL,
    "features" BYTEA NOT NULL,

    CONSTRAINT "RunSealed_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "RunExplanation" (
    "runId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "durationMs" DOUBLE PRECISION NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RunExplanation_pkey" PRIMARY KEY ("runId","kind")
);

-- CreateTable
CREATE TABLE "RunColumn" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "RunColumn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunValue" (
    "runId" TEXT NOT NULL,
    "columnId" INTEGER NOT NULL,
    "number" DOUBLE PRECISION,
    "text" TEXT,

    CONSTRAINT "RunValue_pkey" PRIMARY KEY ("runId","columnId")
);

-- CreateTable
CREATE TABLE "RunNote" (
    "runId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "editedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedBy" TEXT NOT NULL,

    CONSTRAINT "RunNote_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "RunServing" (
    "runId" TEXT NOT NULL,
    "packageBytes" INTEGER NOT NULL,
    "loadMs" DOUBLE PRECISION NOT NULL,
    "oneRowP50Ms" DOUBLE PRECISION NOT NULL,
    "oneRowP99Ms" DOUBLE PRECISION NOT NULL,
    "measuredOn" TEXT NOT NULL,
    "measuredAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RunServing_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "SavedComparison" (
    "id" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "snapshot" JSONB,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "SavedComparison_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunsView" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "state" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "RunsView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunModel" (
    "runId" TEXT NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "RunModel_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "Experiment" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "question" TEXT NOT NULL DEFAULT '',
    "label" TEXT NOT NULL,
    "splitId" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "Experiment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExperimentNote" (
    "id" BIGSERIAL NOT NULL,
    "experimentId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "writtenBy" TEXT NOT NULL,

    CONSTRAINT "ExperimentNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sweep" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "splitId" TEXT NOT NULL,
    "experimentId" TEXT,
    "seed" BIGINT NOT NULL,
    "allowLeakage" BOOLEAN NOT NULL DEFAULT false,
    "codeVersion" TEXT NOT NULL,
    "facts" JSONB,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "progress" JSONB,
    "error" TEXT,
    "request" TEXT,
    "executor" TEXT,
    "durationMs" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ,
    "finishedAt" TIMESTAMPTZ,

    CONSTRAINT "Sweep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SweepPoint" (
    "sweepId" TEXT NOT NULL,
    "setting" INTEGER NOT NULL,
    "mask" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "scores" BYTEA NOT NULL,
    "fitMs" DOUBLE PRECISION NOT NULL,
    "scoreMicros" DOUBLE PRECISION NOT NULL,
    "size" DOUBLE PRECISION NOT NULL,
    "reused" BOOLEAN NOT NULL,

    CONSTRAINT "SweepPoint_pkey" PRIMARY KEY ("sweepId","setting","mask")
);

-- CreateTable
CREATE TABLE "Model" (
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "nextMinor" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Model_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "ModelVersion" (
    "model" TEXT NOT NULL,
    "major" INTEGER NOT NULL DEFAULT 0,
    "minor" INTEGER NOT NULL,
    "runId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "signature" JSONB NOT NULL,
    "sealed" JSONB,
    "promotedBy" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelVersion_pkey" PRIMARY KEY ("model","major","minor")
);

-- CreateTable
CREATE TABLE "Alias" (
    "model" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "major" INTEGER NOT NULL,
    "minor" INTEGER NOT NULL,
    "movedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Alias_pkey" PRIMARY KEY ("model","name")
);

-- CreateTable
CREATE TABLE "AliasMove" (
    "id" BIGSERIAL NOT NULL,
    "model" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "movedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AliasMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedBy" TEXT,
    "revokedAt" TIMESTAMPTZ,

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Batch" (
    "id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ NOT NULL,
    "inputHash" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "rowsTotal" INTEGER NOT NULL DEFAULT 0,
    "rowsRead" INTEGER NOT NULL DEFAULT 0,
    "durationMs" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "executor" TEXT,
    "beatAt" TIMESTAMPTZ,
    "jobId" TEXT,
    "result" JSONB,
    "error" TEXT,
    "by" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ,
    "finishedAt" TIMESTAMPTZ,

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServedMinute" (
    "model" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "executor" TEXT NOT NULL,
    "requests" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "unknown" INTEGER NOT NULL,
    "unscored" INTEGER NOT NULL,
    "latency" INTEGER[],
    "classes" JSONB NOT NULL,
    "shadow" JSONB NOT NULL,

    CONSTRAINT "ServedMinute_pkey" PRIMARY KEY ("model","version","at","executor")
);

-- CreateTable
CREATE TABLE "ServedSample" (
    "id" BIGSERIAL NOT NULL,
    "model" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "values" JSONB NOT NULL,
    "label" INTEGER NOT NULL,

    CONSTRAINT "ServedSample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AlertRule" (
    "model" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "thresholds" JSONB NOT NULL,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checkedAt" TIMESTAMPTZ,

    CONSTRAINT "AlertRule_pkey" PRIMARY KEY ("model")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "raisedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ,
    "deliveredAt" TIMESTAMPTZ,
    "lastError" TEXT,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RegistryChange_at_idx" ON "RegistryChange"("at");

-- CreateIndex
CREATE INDEX "RegistryChange_kind_name_at_idx" ON "RegistryChange"("kind", "name", "at");

-- CreateIndex
CREATE INDEX "Ingest_table_createdAt_idx" ON "Ingest"("table", "createdAt");

-- CreateIndex
CREATE INDEX "Materialization_view_createdAt_idx" ON "Materialization"("view", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_name_key" ON "Schedule"("name");

-- CreateIndex
CREATE INDEX "Schedule_nextAt_idx" ON "Schedule"("nextAt");

-- CreateIndex
CREATE INDEX "Job_kind_createdAt_idx" ON "Job"("kind", "createdAt");

-- CreateIndex
CREATE INDEX "Job_scheduleId_createdAt_idx" ON "Job"("scheduleId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Split_label_name_key" ON "Split"("label", "name");

-- CreateIndex
CREATE INDEX "Run_createdAt_id_idx" ON "Run"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Run_splitId_idx" ON "Run"("splitId");

-- CreateIndex
CREATE INDEX "Run_experimentId_createdAt_idx" ON "Run"("experimentId", "createdAt");

-- CreateIndex
CREATE INDEX "Run_name_id_idx" ON "Run"("name", "id");

-- CreateIndex
CREATE INDEX "Run_owner_id_idx" ON "Run"("owner", "id");

-- CreateIndex
CREATE INDEX "Run_status_id_idx" ON "Run"("status", "id");

-- CreateIndex
CREATE INDEX "Run_algorithm_id_idx" ON "Run"("algorithm", "id");

-- CreateIndex
CREATE INDEX "Run_service_id_idx" ON "Run"("service", "id");

-- CreateIndex
CREATE INDEX "Run_tags_idx" ON "Run" USING GIN ("tags");

-- CreateIndex
CREATE UNIQUE INDEX "RunColumn_kind_name_key" ON "RunColumn"("kind", "name");

-- CreateIndex
CREATE INDEX "RunValue_columnId_number_runId_idx" ON "RunValue"("columnId", "number", "runId");

-- CreateIndex
CREATE INDEX "RunValue_columnId_text_runId_idx" ON "RunValue"("columnId", "text", "runId") WHERE (text IS NOT NULL);

-- CreateIndex
CREATE INDEX "SavedComparison_createdAt_idx" ON "SavedComparison"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "RunsView_name_key" ON "RunsView"("name");

-- CreateIndex
CREATE INDEX "RunsView_createdAt_idx" ON "RunsView"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Experiment_name_key" ON "Experiment"("name");

-- CreateIndex
CREATE INDEX "Experiment_createdAt_id_idx" ON "Experiment"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ExperimentNote_experimentId_writtenAt_idx" ON "ExperimentNote"("experimentId", "writtenAt");

-- CreateIndex
CREATE INDEX "Sweep_createdAt_id_idx" ON "Sweep"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Sweep_experimentId_idx" ON "Sweep"("experimentId");

-- CreateIndex
CREATE INDEX "SweepPoint_hash_idx" ON "SweepPoint"("hash");

-- CreateIndex
CREATE INDEX "ModelVersion_runId_idx" ON "ModelVersion"("runId");

-- CreateIndex
CREATE INDEX "AliasMove_model_alias_movedAt_idx" ON "AliasMove"("model", "alias", "movedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE INDEX "Batch_createdAt_id_idx" ON "Batch"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Batch_model_version_asOf_inputHash_key" ON "Batch"("model", "version", "asOf", "inputHash");

-- CreateIndex
CREATE INDEX "ServedMinute_at_idx" ON "ServedMinute"("at");

-- CreateIndex
CREATE INDEX "ServedSample_model_version_id_idx" ON "ServedSample"("model", "version", "id");

-- CreateIndex
CREATE INDEX "Alert_model_raisedAt_idx" ON "Alert"("model", "raisedAt");

-- CreateIndex
CREATE INDEX "Alert_nextTryAt_idx" ON "Alert"("nextTryAt");

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_splitId_fkey" FOREIGN KEY ("splitId") REFERENCES "Split"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunHoldout" ADD CONSTRAINT "RunHoldout_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunSealed" ADD CONSTRAINT "RunSealed_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunExplanation" ADD CONSTRAINT "RunExplanation_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunValue" ADD CONSTRAINT "RunValue_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunValue" ADD CONSTRAINT "RunValue_columnId_fkey" FOREIGN KEY ("columnId") REFERENCES "RunColumn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunNote" ADD CONSTRAINT "RunNote_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunServing" ADD CONSTRAINT "RunServing_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunModel" ADD CONSTRAINT "RunModel_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Experiment" ADD CONSTRAINT "Experiment_splitId_fkey" FOREIGN KEY ("splitId") REFERENCES "Split"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExperimentNote" ADD CONSTRAINT "ExperimentNote_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_splitId_fkey" FOREIGN KEY ("splitId") REFERENCES "Split"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SweepPoint" ADD CONSTRAINT "SweepPoint_sweepId_fkey" FOREIGN KEY ("sweepId") REFERENCES "Sweep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelVersion" ADD CONSTRAINT "ModelVersion_model_fkey" FOREIGN KEY ("model") REFERENCES "Model"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelVersion" ADD CONSTRAINT "ModelVersion_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alias" ADD CONSTRAINT "Alias_model_fkey" FOREIGN KEY ("model") REFERENCES "Model"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alias" ADD CONSTRAINT "Alias_model_major_minor_fkey" FOREIGN KEY ("model", "major", "minor") REFERENCES "ModelVersion"("model", "major", "minor") ON DELETE RESTRICT ON UPDATE CASCADE;
