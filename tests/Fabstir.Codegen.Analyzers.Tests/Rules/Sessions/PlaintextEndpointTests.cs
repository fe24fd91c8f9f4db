using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Sessions;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Sessions;

/// <summary>FAB4006: a public host that is talked to without encryption.</summary>
public sealed class PlaintextEndpointTests
{
    [Theory]
    [InlineData("new FabstirOptions { RpcUrl = [|new Uri(\"http://sepolia.base.org\")|] }")]
    [InlineData("new FabstirOptions { RpcUrl = [|new(Node)|] }")]
    [InlineData("new FabstirOptions { FallbackRpcUrls = [new Uri(\"https://sepolia.base.org\"), [|new Uri(\"HTTP://8.8.8.8:8545/v2/key\")|], [|Second|]] }")]
    [InlineData("new FabstirOptions { FallbackRpcUrls = new[] { [|local|] } }")]
    [InlineData("new JsonRpcTransport([|Second|])")]
    [InlineData("new JsonRpcTransport(options: null, endpoint: [|alias|])")]
    [InlineData("new JsonRpcTransportOptions { BlockAnnouncements = new WebSocketEndpoint([|new Uri(\"ws://sepolia.base.org/ws\")|]) }")]
    [InlineData("new HostUpdate { ApiUrl = [|new Uri(uriString: \"http://[2606:4700::1111]:8080\")|] }")]
    [InlineData("update with { ApiUrl = [|new Uri($\"http://host.acme.com:{port}/v1\")|] }")]
    [InlineData("new HostUpdate { ApiUrl = [|new Uri(\"http://172.32.0.1\", UriKind.Absolute)|] }")]
    public Task A_public_host_is_reported(string expression) => Analysis<PlaintextEndpointAnalyzer>.ReportsAsync(With(expression));

    [Fact]
    public Task Programs_are_looked_at_too() => Analysis<PlaintextEndpointAnalyzer>.ReportsAsync(
        """
        var url = new Uri("http://sepolia.base.org");
        using var transport = new JsonRpcTransport([|url|]);
        Fabstir.FabstirOptions options = new();
        options.RpcUrl = [|url|];
        """);

    [Fact]
    public Task Aliases_and_arguments_in_another_order_are_looked_through() => Analysis<PlaintextEndpointAnalyzer>.ReportsAsync(
        """
        using Endpoint = System.Uri;
        using Options = Fabstir.FabstirOptions;

        class C
        {
            static readonly Endpoint Node = new(uriKind: UriKind.Absolute, uriString: Urls.Node);

            Options First = new() { RpcUrl = [|Node|] };

            object Second() => new JsonRpcTransport(options: null, endpoint: [|new Endpoint(uriKind: UriKind.Absolute, uriString: "http://sepolia.base.org")|]);

            object Third() => new JsonRpcTransport(options: null, endpoint: new Endpoint(uriKind: UriKind.Absolute, uriString: Urls.Secure));
        }

        static class Urls
        {
            public const string Node = "http://node.acme.com";
            public const string Secure = "https://node.acme.com";
        }
        """);

    [Fact]
    public async Task The_message_names_the_host_and_never_the_path() => Assert.Equal(
        ["Warning FAB4006: Everybody on the way to node.acme.com can read and change what goes over http: use https"],
        await Analysis<PlaintextEndpointAnalyzer>.MessagesAsync(With("new FabstirOptions { RpcUrl = new Uri(\"http://node.acme.com/v2/secret\") }")));

    [Theory]
    [InlineData("https://sepolia.base.org")]
    [InlineData("http://localhost:8545")]
    [InlineData("http://127.0.0.1:8545")]
    [InlineData("http://127.8.9.1")]
    [InlineData("http://[::1]:8545")]
    [InlineData("http://10.0.0.5")]
    [InlineData("http://172.16.0.1:8545")]
    [InlineData("http://172.31.255.1")]
    [InlineData("http://192.168.1.4")]
    [InlineData("http://169.254.1.1")]
    [InlineData("http://100.64.0.1")]
    [InlineData("http://[fd00::1]")]
    [InlineData("http://[fe80::1]")]
    [InlineData("http://[::ffff:10.0.0.1]")]
    [InlineData("http://anvil:8545")]
    [InlineData("http://node.default.svc.cluster.local")]
    [InlineData("http://host.docker.internal:8545")]
    [InlineData("http://node.acme.test")]
    public Task Encrypted_and_private_ones_are_not_reported(string url) =>
        Analysis<PlaintextEndpointAnalyzer>.ReportsAsync(With($"new FabstirOptions {{ RpcUrl = new Uri(\"{url}\") }}"));

    [Theory]
    [InlineData("new FabstirOptions { RpcUrl = unknown }")]
    [InlineData("new FabstirOptions { RpcUrl = changing }")]
    [InlineData("new FabstirOptions { RpcUrl = new Uri(text) }")]
    [InlineData("new FabstirOptions { RpcUrl = new Uri($\"http://{text}:8545\") }")]
    [InlineData("new FabstirOptions { RpcUrl = new Uri($\"http://node{port}.acme.com\") }")]
    [InlineData("new FabstirOptions { RpcUrl = Nodes.Settable }")]
    [InlineData("new FabstirOptions { JournalPath = \"http://acme.com\" }")]
    [InlineData("new Own { RpcUrl = new Uri(\"http://acme.com\") }")]
    [InlineData("new Uri(\"http://acme.com\")")]
    [InlineData("new System.Net.Http.HttpClient { BaseAddress = new Uri(\"http://acme.com\") }")]
    [InlineData("condition ? new FabstirOptions() : new FabstirOptions { RpcUrl = condition ? new Uri(\"http://acme.com\") : unknown }")]
    public Task What_cannot_be_known_and_what_is_not_ours_is_not_reported(string expression) => Analysis<PlaintextEndpointAnalyzer>.ReportsAsync(With(expression));

    [Fact]
    public Task The_fix_writes_the_other_scheme_where_the_url_is_written() => Fix<PlaintextEndpointAnalyzer, PlaintextEndpointFixer>.ChangesAsync(
        """
        using Fabstir;

        class C
        {
            const string Node = "http://node.acme.com/v2/key"; // of the provider

            FabstirOptions Options = new() { RpcUrl = [|new Uri(/* ours */ "http://sepolia.base.org")|] };

            object Transport() => new JsonRpcTransport(options: null, endpoint: [|new Uri(uriKind: UriKind.Absolute, uriString: Node)|]);

            WebSocketEndpoint Heads = new([|new Uri("ws://node.acme.com:8546")|]);
        }
        """,
        """
        using Fabstir;

        class C
        {
            const string Node = "https://node.acme.com/v2/key"; // of the provider

            FabstirOptions Options = new() { RpcUrl = new Uri(/* ours */ "https://sepolia.base.org") };

            object Transport() => new JsonRpcTransport(options: null, endpoint: new Uri(uriKind: UriKind.Absolute, uriString: Node));

            WebSocketEndpoint Heads = new(new Uri("wss://node.acme.com:8546"));
        }
        """);

    [Fact]
    public Task A_url_that_is_put_together_has_no_fix() => Fix<PlaintextEndpointAnalyzer, PlaintextEndpointFixer>.OffersNothingAsync(
        """
        using Fabstir;

        class C
        {
            FabstirOptions M(int port) => new() { RpcUrl = [|new Uri($"http://node.acme.com:{port}")|] };
        }
        """);

    private static string With(string expression) => $$"""
        using Fabstir;
        using static Nodes;

        class C
        {
            object M(Uri unknown, string text, int port, bool condition, HostUpdate update)
            {
                var local = new Uri(Node);
                Uri alias = local;
                var changing = Second;
                changing = unknown;
                return {{expression}};
            }
        }

        static partial class Nodes
        {
            public const string Node = "http://node.acme.com";
            public static Uri Settable { get; set; } = new(Node);
        }

        static partial class Nodes
        {
            public static readonly Uri Second = new("http://second.acme.com:8545");
        }

        class Own
        {
            public Uri? RpcUrl { get; init; }
        }
        """;
}
