using System.Net;
using System.Text.Json;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Asks a host over HTTP which models it serves.</summary>
internal static class ServedModels
{
    private const string Path = "/v1/models";

    /// <summary>Whether one of the names is a model's. Hosts answer with another model, and say nothing, when they do not serve the one that is asked for.</summary>
    /// <exception cref="FabstirException">The host does not answer, or not usefully.</exception>
    public static async Task<bool> ContainAsync(SessionParty party, CancellationToken cancellationToken)
    {
        Uri url = party.Endpoint.Http(Path);
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        try
        {
            using HttpResponseMessage response = await party.Client.Network.HttpFor(party.Options.AllowPrivateAddresses)
                .SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new StreamException(FabstirErrorCode.NodeNotResponding, $"{party.Endpoint}{Path} answered {(int)response.StatusCode}.");
            }

            using JsonDocument answer = JsonDocument.Parse(
                await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false), new JsonDocumentOptions { MaxDepth = StreamProtocol.MaxDepth });
            return Contain(answer.RootElement, party.Names);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or InvalidDataException)
        {
            throw new StreamException(FabstirErrorCode.WebSocketMessageFailed, $"{party.Endpoint}{Path} answered with no list of models.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw HostNetwork.Translate(e, url, default);
        }
    }

    private static bool Contain(JsonElement answer, ModelNames names)
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

    private static string? Text(JsonElement model, string name) => model.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using MemoryStream copy = new();
        byte[] part = new byte[8 * 1024];
        while (await stream.ReadAsync(part, cancellationToken).ConfigureAwait(false) is > 0 and int count)
        {
            copy.Write(part, 0, count);
            if (copy.Length > StreamProtocol.MaxFrameBytes)
            {
                throw new InvalidDataException("It is too long.");
            }
        }

        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }
}
