using System.Net.Http.Json;
using System.Text.Json;

namespace Fabstir.Development.Tests.Support;

/// <summary>One JSON-RPC request, without the product's own transport.</summary>
internal static class Rpc
{
    private static readonly HttpClient Client = new();

    public static async Task<string> CallAsync(AnvilProcess anvil, string method, params object[] parameters)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        object request = new { jsonrpc = "2.0", id = 1, method, @params = parameters };
        using HttpResponseMessage response = await Client.PostAsJsonAsync(anvil.RpcUrl, request, cancellationToken);
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return answer.RootElement.GetProperty("result").ToString();
    }
}
