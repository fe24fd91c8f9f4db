using System.Net;
using System.Text;

namespace Fabstir;

/// <summary>What hosts in memory answer over HTTP.</summary>
internal sealed class MockHostAnswers : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? text = request.RequestUri?.AbsolutePath switch
        {
            "/health" => """{"status":"healthy"}""",
            "/v1/version" => """{"version":"mock"}""",
            "/v1/models" => $$"""{"models":[{"id":"{{MockState.Model}}","name":"{{MockState.Repository}}:{{MockState.FileName}}"}]}""",
            _ => null,
        };
        return Task.FromResult(text is null
            ? new HttpResponseMessage(HttpStatusCode.NotFound)
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") });
    }
}
