using System.Net;
using System.Text.Json;

namespace Fabstir;

/// <summary>Asks hosts over HTTP whether they are well, and which models they serve. What they answer is bounded in time and size.</summary>
internal sealed class HostProbing(IHostNetwork network, TimeProvider time)
{
    private const string HealthPath = "/health";
    private const string ModelsPath = "/v1/models";
    private const int MaxAnswer = 256 << 10;
    private const int MaxDepth = 16;

    /// <summary>Asks one host. Whatever it does is the result, and no exception.</summary>
    public async Task<HostProbe> AskAsync(RegisteredHost host, ModelNames names, HostRequirements requirements, CancellationToken cancellationToken)
    {
        if (host.Url is null)
        {
            return Unsuitable("It has no URL of a host in the registry.");
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource late = new(requirements.ProbeTimeout, time);
        using CancellationTokenRegistration registration = late.Token.Register(limit.Cancel);
        try
        {
            HostEndpoint endpoint = new(host.Url);
            HttpMessageInvoker http = network.HttpFor(requirements.AllowPrivateAddresses);
            long started = time.GetTimestamp();
            string? illness = IllnessIn(await GetAsync(http, endpoint.Http(HealthPath), limit.Token).ConfigureAwait(false));
            TimeSpan latency = time.GetElapsedTime(started);
            return illness is not null ? Unsuitable(illness)
                : latency > requirements.MaxLatency ? Unsuitable(FormattableString.Invariant($"It took {latency.TotalMilliseconds:0} ms to answer, and may take {requirements.MaxLatency.Value.TotalMilliseconds:0}."))
                : Lists(await GetAsync(http, endpoint.Http(ModelsPath), limit.Token).ConfigureAwait(false), names) ? new HostProbe(host.Address, latency, Problem: null)
                : Unsuitable($"Its {ModelsPath} does not list the model.");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Unsuitable(FormattableString.Invariant($"It did not answer within {requirements.ProbeTimeout.TotalMilliseconds:0} ms."));
        }
        catch (Exception e) when (e is FabstirException or HttpRequestException or IOException or InvalidDataException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return Unsuitable(e is FabstirException or InvalidDataException ? e.Message : e is HttpRequestException or IOException ? "It cannot be reached." : "It answered with something else.");
        }

        HostProbe Unsuitable(string problem) => new(host.Address, Latency: null, problem);
    }

    private static async Task<JsonElement> GetAsync(HttpMessageInvoker http, Uri url, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{url.AbsolutePath} answered {(int)response.StatusCode}."));
        }

        using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] answer = new byte[MaxAnswer + 1];
        int length = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (length > MaxAnswer)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{url.AbsolutePath} answered with more than {MaxAnswer} bytes."));
        }

        using JsonDocument document = JsonDocument.Parse(answer.AsMemory(0, length), new JsonDocumentOptions { MaxDepth = MaxDepth });
        return document.RootElement.Clone();
    }

    // Hosts differ in their word for well, and agree on a list of issues where they are not.
    private static string? IllnessIn(JsonElement health) =>
        health.ValueKind != JsonValueKind.Object ? $"{HealthPath} answered with something else."
        : health.TryGetProperty("status", out JsonElement status) && status.ValueKind == JsonValueKind.String && IsIll(status.GetString()!) ? "It says that it is not well."
        : null;

    private static bool IsIll(string status) => status.ToUpperInvariant() is "UNHEALTHY" or "ERROR" or "DOWN" or "UNAVAILABLE" or "SHUTTING_DOWN" or "DRAINING";

    private static bool Lists(JsonElement answer, ModelNames names)
    {
        foreach (JsonElement model in answer.GetProperty("models").EnumerateArray())
        {
            if (names.Has(Text(model, "id")) || names.Has(Text(model, "name")))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Text(JsonElement model, string name) =>
        model.ValueKind == JsonValueKind.Object && model.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
