using System.Net;
using Fabstir.Contracts;
using Fabstir.Ethereum.Tests;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Where the URL of a host may lead.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "ws://127.0.0.1:8080/v1/ws")]
    [InlineData("https://host.example", "wss://host.example/v1/ws")]
    [InlineData("https://host.example/base/", "wss://host.example/base/v1/ws")]
    [InlineData("wss://host.example:9000/v1/ws", "wss://host.example:9000/v1/ws")]
    [InlineData("ws://localhost:8080/v1/ws?token=1#x", "ws://localhost:8080/v1/ws")]
    [InlineData("http://[::1]:8080", "ws://[::1]:8080/v1/ws")]
    public void A_hosts_URL_leads_to_its_socket(string url, string socket) => Assert.Equal(new Uri(socket), new HostEndpoint(new Uri(url)).Socket);

    [Fact]
    public void What_it_answers_over_HTTP_is_beside_it() => Assert.Equal(
        new Uri("https://host.example/base/v1/models"), new HostEndpoint(new Uri("wss://host.example/base/v1/ws")).Http("/v1/models"));

    [Theory]
    [InlineData("http://host.example")]
    [InlineData("ws://8.8.8.8:8080")]
    [InlineData("ftp://host.example")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@host.example")]
    public void Other_schemes_plain_text_and_passwords_are_refused(string url)
    {
        HostAddressRefusedException refused = Assert.Throws<HostAddressRefusedException>(() => new HostEndpoint(new Uri(url)));
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("::7f00:1", false)]
    public void Only_addresses_of_the_public_internet_are_public(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_is_refused_by_where_it_leads_when_the_connection_is_made()
    {
        int asked = 0;
        using HostNetwork network = new(isLocal: false, (_, _) =>
        {
            asked++;
            return Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Parse("169.254.169.254")]);
        });

        HostAddressRefusedException refused = await Assert.ThrowsAsync<HostAddressRefusedException>(
            () => network.OpenSocketAsync(new Uri("wss://host.example/v1/ws"), allowPrivateAddresses: false, Test.Token));
        Assert.Contains("169.254.169.254", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_name_that_is_this_machine_by_name_only_gets_no_plain_text()
    {
        using HostNetwork network = new(isLocal: true, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")]));

        await Assert.ThrowsAsync<HostAddressRefusedException>(
            () => network.OpenSocketAsync(new Uri("ws://localhost:8080/v1/ws"), allowPrivateAddresses: true, Test.Token));
    }

    [Fact]
    public async Task The_low_level_client_refuses_this_machine_unless_it_is_allowed()
    {
        Uri url = new("ws://127.0.0.1:1/v1/ws");

        await Assert.ThrowsAsync<HostAddressRefusedException>(() => HostConnection.ConnectAsync(url, cancellationToken: Test.Token));
        StreamException nobody = await Assert.ThrowsAsync<StreamException>(
            () => HostConnection.ConnectAsync(url, new HostConnectionOptions { AllowPrivateAddresses = true }, Test.Token));
        Assert.Equal(FabstirErrorCode.WebSocketConnectionFailed, nobody.Code);
    }

    [Fact]
    public void A_chain_is_local_by_its_id_or_its_node_and_a_public_one_never_is()
    {
        Uri here = new("http://127.0.0.1:8545");
        MockDeployment unknown = new();

        Assert.True(LocalChain.Is(unknown, here));
        Assert.False(LocalChain.Is(unknown, new Uri("https://rpc.example")));
        Assert.False(LocalChain.Is(FabstirDeployments.BaseSepolia, here));
    }
}
