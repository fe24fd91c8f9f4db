using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fabstir.Host.Tests.Generation;

/// <summary>An endpoint of chat completions that sends the events a test wrote, as servers of models do.</summary>
internal sealed class CompletionServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private CompletionServer(WebApplication application) => _application = application;

    public Uri Endpoint => new(new Uri(_application.Urls.Single()), "/v1");

    /// <summary>The body of the last request.</summary>
    public JsonElement Request { get; private set; }

    public string? Authorization { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<CompletionServer> StartAsync(params string[] events)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication application = builder.Build();
        CompletionServer server = new(application);
        application.MapPost("/v1/chat/completions", (RequestDelegate)(context => server.AnswerAsync(context, events)));
        await application.StartAsync(Cancellation);
        return server;
    }

    public static string Delta(string text) =>
        $$$"""{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":{{{JsonSerializer.Serialize(text)}}}},"finish_reason":null}]}""";

    public static string End(string reason) =>
        $$$"""{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"{{{reason}}}"}]}""";

    public static string Usage(int input, int output) =>
        $$$"""{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":{{{input}}},"completion_tokens":{{{output}}},"total_tokens":{{{input + output}}}}}""";

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string[] events)
    {
        Authorization = context.Request.Headers.Authorization;
        using (JsonDocument document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))
        {
            Request = document.RootElement.Clone();
        }

        context.Response.ContentType = "text/event-stream";
        foreach (string one in events)
        {
            await context.Response.WriteAsync($"data: {one}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
    }
}
