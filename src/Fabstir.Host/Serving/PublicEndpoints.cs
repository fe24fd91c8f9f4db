using System.Reflection;
using Fabstir.Abi;
using Fabstir.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceReport = Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport;

namespace Fabstir.Host;

/// <summary>What anybody may ask a host: <c>/v1/models</c>, <c>/v1/version</c>, <c>/v1/checkpoints/{session}</c> and <c>/health</c>.</summary>
internal sealed class PublicEndpoints(ModelCatalogue models, HostAccount account, FabstirHostOptions options, ISessionBook book, HealthCheckService health)
{
    private static readonly string Version =
        typeof(PublicEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public Task ModelsAsync(HttpContext context) => HttpAnswers.WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteStartArray("models"u8);
        foreach (AnsweringModel model in models.All)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, model.Served.Spec.Id.ToString());
            json.WriteString("name"u8, model.Served.Spec.ToString());
            if (model.Served.Description is { } description)
            {
                json.WriteString("description"u8, description);
            }

            if (model.Served.ContextWindow is { } window)
            {
                json.WriteNumber("context_window_size"u8, window);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("chain_id"u8, account.ChainId);
        json.WriteString("chain_name"u8, options.Deployment.Name);
    });

    public Task VersionAsync(HttpContext context) => HttpAnswers.WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteString("version"u8, Version);
        json.WriteString("software"u8, "Fabstir.Host");
        json.WriteString("protocol"u8, StreamProtocol.Name);
        json.WriteStartArray("capabilities"u8);
        foreach (string capability in HostCapability.All)
        {
            json.WriteStringValue(capability);
        }

        json.WriteEndArray();
        json.WriteString("host"u8, account.Address.ToString());
        json.WriteNumber("chain_id"u8, account.ChainId);
        json.WriteString("marketplace"u8, account.Marketplace.ToString());
    });

    public Task CheckpointsAsync(HttpContext context)
    {
        if (!UInt256.TryParse(context.Request.RouteValues["session"] as string, out UInt256 session))
        {
            return HttpAnswers.RefuseAsync(context, StatusCodes.Status400BadRequest, "validation_error", "A session is a whole number.");
        }

        return HttpAnswers.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("session_id"u8, session.ToString());
            json.WriteString("host"u8, account.Address.ToString());
            json.WriteStartArray("checkpoints"u8);
            foreach (HostCheckpoint checkpoint in book.CheckpointsOf(session))
            {
                json.WriteStartObject();
                json.WriteNumber("index"u8, checkpoint.Index);
                json.WriteString("from_token"u8, checkpoint.From.ToString());
                json.WriteString("to_token"u8, checkpoint.To.ToString());
                json.WriteString("proof_hash"u8, checkpoint.ProofHash.ToString());
                json.WriteString("transaction"u8, checkpoint.Transaction.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    public async Task HealthAsync(HttpContext context)
    {
        ServiceReport report = await health.CheckHealthAsync(context.RequestAborted).ConfigureAwait(false);
        int status = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        await HttpAnswers.WriteAsync(context, status, json =>
        {
            json.WriteString("status"u8, report.Status switch
            {
                HealthStatus.Healthy => "healthy",
                HealthStatus.Degraded => "degraded",
                _ => "unhealthy",
            });
            json.WriteStartArray("issues"u8);
            foreach ((string name, HealthReportEntry entry) in report.Entries.Where(one => one.Value.Status != HealthStatus.Healthy))
            {
                json.WriteStringValue($"{name}: {entry.Description ?? entry.Status.ToString()}");
            }

            json.WriteEndArray();
        }).ConfigureAwait(false);
    }
}
