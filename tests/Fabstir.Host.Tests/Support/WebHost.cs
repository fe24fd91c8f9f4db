using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fabstir.Host.Tests.Support;

/// <summary>A host on a real socket, with a book in memory and a model that says what the test says.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    public const string Model = "acme/tiny-gguf:tiny.Q4.gguf";

    private readonly WebApplication _application;
    private readonly HttpClient _http;

    private WebHost(WebApplication application, MemoryBook book, ScriptedModel model, FakeAccounts accounts, ManualTime time)
    {
        _application = application;
        Book = book;
        Answers = model;
        Accounts = accounts;
        Time = time;
        Url = new Uri(application.Urls.Single());
        _http = new HttpClient { BaseAddress = Url };
    }

    public static Address Depositor { get; } = Keys.Client.Address;

    public static ModelId ModelId { get; } = ModelId.Parse(Model);

    public MemoryBook Book { get; }

    public ScriptedModel Answers { get; }

    public FakeAccounts Accounts { get; }

    public ManualTime Time { get; }

    public Uri Url { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A host that trusts everybody: for what is not about that.</summary>
    public static Task<WebHost> StartOpenAsync(Action<FabstirHostOptions>? configure = null, ILoggerFactory? logs = null) => StartAsync(
        options =>
        {
            options.ClientAuthentication = ClientAuthentication.Off;
            configure?.Invoke(options);
        },
        logs);

    public static async Task<WebHost> StartAsync(Action<FabstirHostOptions>? configure = null, ILoggerFactory? logs = null)
    {
        MemoryBook book = new();
        ScriptedModel model = new();
        FakeAccounts accounts = new();
        ManualTime time = new();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (logs is not null)
        {
            builder.Services.AddSingleton(logs);
        }

        builder.Services.AddSingleton<ISessionBook>(book);
        builder.Services.AddSingleton<IClientAccounts>(accounts);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddFabstirHost(options =>
        {
            options.RpcUrl = new Uri("http://127.0.0.1:1");
            options.Deployment = FabstirDeployments.BaseSepolia;
            options.Signer = SignerSource.FromSigner(Keys.Host);
            options.Models.Add(new ServedModel(Model, model));
            // A test that waits for the host to find something out asks often.
            options.Limits.AdmissionsPerMinute = 100_000;
            configure?.Invoke(options);
        });
        WebApplication application = builder.Build();
        application.MapFabstirHost();
        await application.StartAsync(Cancellation);
        return new WebHost(application, book, model, accounts, time);
    }

    public T Service<T>()
        where T : notnull => _application.Services.GetRequiredService<T>();

    /// <summary>A session of the usual depositor and model.</summary>
    public MemorySession AddSession(ulong id = 7, int tokens = 1_000) => Book.Add(id, Depositor, ModelId, tokens);

    /// <summary>A socket that a session was opened on, without a signature.</summary>
    public async Task<RawSocket> OpenSessionAsync(ulong id = 7, bool isAcknowledging = false)
    {
        (RawSocket socket, JsonElement answer) = await InitAsync(id, isAcknowledging);
        Assert.Equal("session_init_ack", answer.Type());
        return socket;
    }

    /// <summary>Another socket for a session, as soon as the host has found out that the first is gone.</summary>
    public async Task<RawSocket> ReopenSessionAsync(ulong id = 7, bool isAcknowledging = true)
    {
        while (true)
        {
            (RawSocket socket, JsonElement answer) = await InitAsync(id, isAcknowledging);
            if (answer.Type() == "session_init_ack")
            {
                return socket;
            }

            await socket.CloseAsync();
            socket.Dispose();
        }
    }

    public async Task<(HttpResponseMessage Response, JsonElement Body)> GetAsync(string path) => await ReadAsync(await _http.GetAsync(path, Cancellation));

    public async Task<(HttpResponseMessage Response, JsonElement Body)> PostAsync(string path, string json, string? authorization = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
        return await ReadAsync(await _http.SendAsync(request, Cancellation));
    }

    /// <summary>As SIGTERM does.</summary>
    public Task StopAsync() => _application.StopAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.DisposeAsync();
    }

    private async Task<(RawSocket Socket, JsonElement Answer)> InitAsync(ulong id, bool isAcknowledging)
    {
        (RawSocket socket, _) = await RawSocket.OpenAsync(Url);
        string nonce = isAcknowledging ? $"\"nonce\":\"0x{new string('a', 64)}\"," : "";
        await socket.SendAsync($$"""{"type":"session_init","id":"i",{{nonce}}"session_id":"{{id}}"}""");
        return (socket, await socket.ReceiveAsync());
    }

    private static async Task<(HttpResponseMessage Response, JsonElement Body)> ReadAsync(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync(Cancellation);
        return (response, response.StatusCode == HttpStatusCode.NotFound && text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
